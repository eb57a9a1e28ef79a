import { type MailContent, renderMail } from "./mail-layout.ts";

/** The mail with the link that signs somebody in, once, within `minutes`. */
export function signInLinkMail({ url, minutes }: { url: string; minutes: number }): MailContent {
  return renderMail({
    subject: "Sign in to Sluice",
    paragraphs: [
      `Use this link to sign in. It works once, within the next ${minutes} minutes, in the browser you open it with.`,
    ],
    action: { label: "Sign in", url },
    footnote: "You did not ask for it? Then ignore this mail: nobody gets in without the link.",
  });
}
