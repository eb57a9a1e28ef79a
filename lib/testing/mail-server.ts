import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { waitUntil } from "./wait-until.ts";

export type ReceivedMail = ParsedMail & {
  /** To whom the envelope says it goes, whatever the headers say. */
  recipients: string[];
  raw: string;
};

/** What the server says to a recipient: null takes the mail. */
type Verdict = { code: number; text: string } | null;

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** Starts a real SMTP server on this machine that keeps what it gets. Its user is `sluice`. */
export async function startMailServer({ password = "pass word" } = {}) {
  const mails: ReceivedMail[] = [];
  let judge: (recipient: string) => Verdict = () => null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: "sluice" });
      else done(new Error("Invalid user or password"));
    },
    onRcptTo({ address }, _session, done) {
      const verdict = judge(address);
      done(verdict && Object.assign(new Error(verdict.text), { responseCode: verdict.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ ...(await simpleParser(raw)), recipients, raw });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;

  const to = (recipient: string) => mails.filter((mail) => mail.recipients.includes(recipient));
  return {
    url: `smtp://sluice:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    mails,
    /** Says how recipients are answered from now on. */
    answer(verdict: (recipient: string) => Verdict) {
      judge = verdict;
    },
    /** Waits for the mail to this address that comes after `count` others. */
    async next(recipient: string, count = 0): Promise<ReceivedMail> {
      await waitUntil(`a mail to ${recipient}`, async () => to(recipient).length > count);
      return to(recipient)[count] as ReceivedMail;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
