import { z } from "zod";

/** How mail leaves this installation. */
export type MailSettings = {
  /** Null: no mail server is set. */
  smtpUrl: string | null;
  /** The sender, with or without a name: `Sluice <sluice@example.com>`. */
  from: string;
  /** Without a mail server mail is written to the log, where its reader is the developer alone. */
  writesToLog: boolean;
};

const FROM = /^(?:[^<>@\r\n]{1,100}<([^<>\s]{3,254})>|([^<>\s]{3,254}))$/;

function isSmtpAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ["smtp:", "smtps:"].includes(url.protocol) && url.hostname !== "";
}

function isSender(value: string): boolean {
  const match = FROM.exec(value);
  return z.email().safeParse(match?.[1] ?? match?.[2]).success;
}

export const mailSettings = {
  SMTP_URL: z
    .string()
    .refine(
      isSmtpAddress,
      "SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465 (characters such as @ : / in the password percent-encoded).",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .refine(
      isSender,
      "MAIL_FROM must be one e-mail address, with a name if wanted, for example MAIL_FROM=Sluice <sluice@example.com>.",
    )
    .optional(),
};

/** Returns the sender when none is set: an address at the host that the product is reached by. */
export function defaultSender(publicUrl: string): string {
  return `Sluice <sluice@${new URL(publicUrl).hostname}>`;
}
