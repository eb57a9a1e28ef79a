import { type MailContent, renderMail } from "./mail-layout.ts";

/** The mail to the new address: its link makes it the account's. */
export function emailChangeMail({ url, oldEmail }: { url: string; oldEmail: string }): MailContent {
  return renderMail({
    subject: "Confirm your new e-mail address for Sluice",
    paragraphs: [
      `The account of ${oldEmail} is to be reached at this address from now on. Confirm it within the next hour.`,
    ],
    action: { label: "Confirm this address", url },
    footnote: "You do not know this account? Then ignore this mail: nothing changes.",
  });
}
