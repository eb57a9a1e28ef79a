import { createTransport } from "nodemailer";
import type { MailSettings } from "#lib/domain/settings/mail-settings.ts";
import { logger } from "./logger.ts";

/** One mail to one address. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Besides those of every mail. */
  headers?: Readonly<Record<string, string>>;
};

export type Mailer = {
  /** Throws `MailError` when the mail was not taken. */
  send(mail: Mail): Promise<{ accepted: string[]; response: string }>;
};

/** Says why a mail was not taken, in the words of the far side where it said anything. */
export class MailError extends Error {
  override readonly name = "MailError";
  /** Trying the same mail again cannot help: the far side refuses this address or content for good. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
} as const;

const MAX_REASON = 500;

/** A header stays one: what would end it becomes a space. */
function safeHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => /^[a-z0-9-]+$/i.test(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.replaceAll(/\p{Cc}+/gu, " ")]),
  );
}

/** A refusal of the recipient or the content (5xx) stays one; a refused sign-in may be mended by its owner. */
function toMailError(error: unknown): MailError {
  if (!(error instanceof Error)) return new MailError(String(error), false);
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const isRefusal = code === "EENVELOPE" || code === "EMESSAGE";
  const isFinal = isRefusal && (responseCode ?? 0) >= 500;
  return new MailError(error.message.slice(0, MAX_REASON), isFinal);
}

function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS });
  return {
    async send({ to, subject, text, html, headers }) {
      try {
        const info = await transport.sendMail({
          from,
          // As an object it is one address; as text it could be a list of them.
          to: { name: "", address: to },
          subject,
          text,
          html,
          headers: { ...safeHeaders(headers), "auto-submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { accepted: info.accepted, response: info.response };
      } catch (error) {
        throw toMailError(error);
      }
    },
  };
}

/** Shows mail to the developer, whatever the log level: it may carry the only way in. */
const logMailer: Mailer = {
  async send({ to, subject, text }) {
    const isHeard = logger.isLevelEnabled("warn") ? "warn" : "fatal";
    logger[isHeard]({ to, subject, text }, "mail: SMTP_URL is not set, so it is shown here");
    return { accepted: [to], response: "written to the log" };
  },
};

const noMailer: Mailer = {
  async send() {
    throw new MailError("No mail can be sent: set SMTP_URL to your mail server.", false);
  },
};

/** Creates what sends mail: over SMTP, into the log of a developer's machine, or not at all. */
export function createMailer(settings: MailSettings): Mailer {
  if (settings.smtpUrl !== null) return createSmtpMailer(settings.smtpUrl, settings.from);
  return settings.writesToLog ? logMailer : noMailer;
}
