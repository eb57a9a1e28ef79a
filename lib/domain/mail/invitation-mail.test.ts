import { describe, expect, it } from "vitest";
import { invitationMail } from "./invitation-mail.ts";

const mail = (changes = {}) =>
  invitationMail({
    organization: "Acme",
    invitedBy: "ada@example.com",
    role: "member",
    url: "https://a.example/invitations/x",
    days: 3,
    ...changes,
  });

describe("invitationMail", () => {
  it("says who asks, to what, and for how long", () => {
    const { subject, text } = mail();
    expect(subject).toBe("Join Acme on Sluice");
    expect(text).toMatch(/ada@example.com invites you to Acme on Sluice, as member\./);
    expect(text).toMatch(/https:\/\/a.example\/invitations\/x\n/);
    expect(text).toMatch(/for 3 days/);
  });

  it("takes names for text, in subject and HTML", () => {
    const { subject, html } = mail({ organization: 'A\r\nBcc: x <b>"', invitedBy: null });
    expect(subject).toBe('Join A Bcc: x <b>" on Sluice');
    expect(html).toContain("Somebody invites you to A Bcc: x &lt;b&gt;&quot;");
  });
});
