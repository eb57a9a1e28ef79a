import { describe, expect, it } from "vitest";
import { accountNoticeMail } from "./account-notice-mail.ts";
import { emailChangeMail } from "./email-change-mail.ts";
import { emailChangeNoticeMail } from "./email-change-notice-mail.ts";
import { renderMail } from "./mail-layout.ts";
import { passwordResetMail } from "./password-reset-mail.ts";
import { signInLinkMail } from "./sign-in-link-mail.ts";

const URL_OF = "https://sluice.example.com/x#a&b";

describe("renderMail", () => {
  it("shows what people wrote as text", () => {
    const mail = renderMail({
      subject: "Hi <b>\r\nBcc: eve@example.com",
      paragraphs: ['<img src="https://evil.example/x.png">'],
      footnote: "<script>alert(1)</script>",
    });
    expect(mail.subject).toBe("Hi <b> Bcc: eve@example.com");
    expect(mail.html).not.toMatch(/<(img|script|b)\b/);
    expect(mail.text).toContain('<img src="https://evil.example/x.png">');
  });
});

describe.each([
  ["sign-in link", signInLinkMail({ url: URL_OF, minutes: 15 })],
  ["password reset", passwordResetMail({ url: URL_OF })],
  ["e-mail change", emailChangeMail({ url: URL_OF, oldEmail: "a@example.com" })],
  ["e-mail change notice", emailChangeNoticeMail({ url: URL_OF, newEmail: "b@example.com" })],
  ["account notice", accountNoticeMail("password.changed", "https://sluice.example.com")],
])("the mail of a %s", (_, mail) => {
  it("says the same in text and HTML, and leads to one address", () => {
    const [url] = /https:\/\/sluice\S+/.exec(mail.text) ?? [];
    expect(mail.html).toContain(`href="${url?.replaceAll("&", "&amp;")}"`);
  });

  it("loads nothing from anywhere", () => {
    expect(mail.html).not.toMatch(/<(img|link|script|iframe)\b|url\(|@import/);
  });

  it("is readable in the dark", () => {
    expect(mail.html).toContain("prefers-color-scheme: dark");
  });
});
