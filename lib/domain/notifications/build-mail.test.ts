import { describe, expect, it } from "vitest";
import { buildMail } from "./build-mail.ts";
import { sampleMessage } from "./testing/sample-message.ts";

const FOOTER = {
  reason: "You get this because you are a member of the project.",
  unsubscribeUrl: "https://sluice.example.com/unsubscribe?token=a&b=c",
  oneClickUrl: "https://sluice.example.com/api/unsubscribe?token=a.b",
  settingsUrl: "https://sluice.example.com/settings/notifications",
};
const NASTY = `"><img src=x onerror=alert(1)>'\r\nBcc: eve@example.com`;

describe("buildMail", () => {
  it("tells title, facts, link and how to stop it, as text and as HTML", () => {
    const { subject, text, html } = buildMail(sampleMessage(), FOOTER);
    expect(subject).toBe("[North & Grain] orders → warehouse answers 503");
    for (const part of ["Occurrences", "1,204", "deploy log", FOOTER.reason]) {
      expect([text.includes(part), html.includes(part)]).toEqual([true, true]);
    }
    expect(text).toContain(`Unsubscribe: ${FOOTER.unsubscribeUrl}`);
    expect(html).toContain('href="https://sluice.example.com/unsubscribe?token=a&amp;b=c"');
  });

  it("lets mail programs stop it with one click, by https alone", () => {
    const headersOf = (oneClickUrl: string | null) =>
      buildMail(sampleMessage(), { ...FOOTER, oneClickUrl }).headers;
    expect(headersOf(FOOTER.oneClickUrl)).toEqual({
      "List-Unsubscribe": `<${FOOTER.oneClickUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(headersOf("http://localhost:3000/u")).toEqual({
      "List-Unsubscribe": "<http://localhost:3000/u>",
    });
    expect(headersOf(null)).toEqual({});
  });

  it("keeps text that somebody else chose out of tags and headers", () => {
    const { subject, html } = buildMail(
      sampleMessage({
        title: NASTY,
        text: NASTY,
        projectName: NASTY,
        facts: [{ label: NASTY, value: NASTY }],
        others: [{ title: NASTY, url: "https://sluice.example.com/issues/1" }],
      }),
      FOOTER,
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<img|"">/);
  });

  it("cuts what is long, and says how much else happened", () => {
    const others = Array.from({ length: 60 }, (_, at) => ({
      title: `Issue ${at}`,
      url: "https://s",
    }));
    const long = "x".repeat(100_000);
    const mail = buildMail(
      sampleMessage({ title: long, text: long, others, moreCount: 31 }),
      FOOTER,
    );
    expect(mail.subject).toHaveLength(160);
    expect(mail.subject).toMatch(/… \(\+91 more\)$/);
    expect(mail.text).toContain("and 41 more");
    expect(mail.html).toContain("and 41 more");
    expect(mail.html.length).toBeLessThan(60_000);
  });
});
