import { type MailContent, renderMail } from "./mail-layout.ts";

/** The mail with the link that sets a new password, once, within an hour. */
export function passwordResetMail({ url }: { url: string }): MailContent {
  return renderMail({
    subject: "Set a new password for Sluice",
    paragraphs: [
      "Use this link to set a new password. It works once, within the next hour.",
      "All devices are signed out when the password changes.",
    ],
    action: { label: "Set a new password", url },
    footnote: "You did not ask for it? Then ignore this mail: your password stays as it is.",
  });
}
