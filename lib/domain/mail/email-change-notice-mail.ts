import { type MailContent, renderMail } from "./mail-layout.ts";

/** The mail to the old address, while there is time to stop the change. */
export function emailChangeNoticeMail({
  url,
  newEmail,
}: {
  url: string;
  newEmail: string;
}): MailContent {
  return renderMail({
    subject: "Your e-mail address for Sluice is about to change",
    paragraphs: [
      `Somebody who is signed in to your account asked to change its address to ${newEmail}. It changes when that address confirms it.`,
      "It was not you? Stop it here, then change your password and sign out all devices.",
    ],
    action: { label: "Stop the change", url },
  });
}
