import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { logger } from "./logger.ts";
import { createMailer, MailError } from "./mailer.ts";

const FROM = "Sluice <sluice@example.com>";
const MAIL = { to: "ada@example.com", subject: "Grüße", text: "Tëxt", html: "<p>Tëxt</p>" };

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
beforeEach(() => server.answer(() => null));
afterAll(() => server.close());

const mailer = (smtpUrl: string | null, writesToLog = false) =>
  createMailer({ smtpUrl, from: FROM, writesToLog });

async function refusal(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => new Error("was sent"),
    (reason) => reason,
  );
  if (!(error instanceof MailError)) throw error;
  return error;
}

describe("createMailer", () => {
  it("sends text and HTML over SMTP and says what the server answered", async () => {
    const answer = await mailer(server.url).send(MAIL);
    expect(answer.accepted).toEqual(["ada@example.com"]);
    expect(answer.response).toMatch(/^250 /);
    const mail = await server.next("ada@example.com");
    expect(mail).toMatchObject({ subject: "Grüße", html: "<p>Tëxt</p>" });
    expect(mail.text?.trim()).toBe("Tëxt");
    expect(mail.from?.text).toContain("sluice@example.com");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it.each([
    "a@example.com,b@example.com",
    "a@example.com\r\nBcc: b@example.com",
    "a@example.com\nRCPT TO:<b@example.com>",
  ])("never sends to a second address, whatever the first looks like: %j", async (to) => {
    await mailer(server.url)
      .send({ ...MAIL, to })
      .catch(() => undefined);
    expect(server.mails.flatMap((mail) => mail.recipients)).not.toContain("b@example.com");
  });

  it("keeps a line break in a subject from becoming a header", async () => {
    await mailer(server.url).send({ ...MAIL, to: "c@example.com", subject: "a\r\nX-Evil: yes" });
    expect((await server.next("c@example.com")).headers.has("x-evil")).toBe(false);
  });

  it("sends further headers, each as one", async () => {
    const headers = {
      "List-Unsubscribe": "<https://a.example/u>\r\nX-Evil: yes",
      "X-A\r\nX-Evil": "b",
    };
    await mailer(server.url).send({ ...MAIL, to: "h@example.com", headers });
    const { headers: got, raw } = await server.next("h@example.com");
    expect(got.has("x-evil")).toBe(false);
    expect(raw.toString()).toContain("List-Unsubscribe: <https://a.example/u>");
  });

  it.each([
    [550, true],
    [451, false],
  ])("tells a %d to the recipient as final: %s", async (code, isFinal) => {
    server.answer(() => ({ code, text: "mailbox says no" }));
    const error = await refusal(mailer(server.url).send(MAIL));
    expect(error.isFinal).toBe(isFinal);
    expect(error.message).toContain("mailbox says no");
  });

  it("tells of a wrong password without telling it, and that a later try may help", async () => {
    const url = new URL(server.url);
    url.password = "canary-wrong";
    const error = await refusal(mailer(url.href).send(MAIL));
    expect(error.isFinal).toBe(false);
    expect(JSON.stringify([error.message, error.stack])).not.toContain("canary-wrong");
  });

  it("tells that nobody listens", async () => {
    const error = await refusal(mailer("smtp://127.0.0.1:1").send(MAIL));
    expect(error).toMatchObject({ isFinal: false });
  });

  it("shows mail in the log of a developer's machine", async () => {
    logger.level = "silent";
    expect(await mailer(null, true).send(MAIL)).toEqual({
      accepted: ["ada@example.com"],
      response: "written to the log",
    });
  });

  it("refuses without a mail server elsewhere, and says which setting is missing", async () => {
    const error = await refusal(mailer(null).send(MAIL));
    expect(error.message).toContain("SMTP_URL");
  });
});
