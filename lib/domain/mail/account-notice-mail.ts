import { type MailContent, renderMail } from "./mail-layout.ts";

/** What happened to an account that its owner should hear about, and by what to recognise it. */
const NOTICES = {
  "password.changed": {
    subject: "Your password for Sluice was changed",
    says: "Your password was changed, and all other devices were signed out.",
  },
  "email.changed": {
    subject: "Your e-mail address for Sluice was changed",
    says: "The e-mail address of your account was changed, and all other devices were signed out.",
  },
  "email.taken": {
    subject: "This address has an account of Sluice already",
    says: "Somebody asked to move another account to this address. It has one of its own, so nothing changes.",
  },
  "second-factor.added": {
    subject: "Two-step sign-in is on for Sluice",
    says: "From now on, signing in to your account asks for a code of your authenticator app.",
  },
  "second-factor.removed": {
    subject: "Two-step sign-in is off for Sluice",
    says: "Signing in to your account does not ask for a code any more.",
  },
  "recovery-code.used": {
    subject: "A recovery code was used for Sluice",
    says: "Somebody signed in to your account with one of its recovery codes. It does not work again.",
  },
  "identity.linked": {
    subject: "A way to sign in was added for Sluice",
    says: "Your account can be signed in to by one more provider from now on.",
  },
} as const;

export type AccountNotice = keyof typeof NOTICES;

/** The mail that tells of a change of the account, so that one that its owner did not make does not stay unseen. */
export function accountNoticeMail(notice: AccountNotice, publicUrl: string): MailContent {
  const { subject, says } = NOTICES[notice];
  return renderMail({
    subject,
    paragraphs: [says],
    action: { label: "Look at your account", url: `${publicUrl}/settings/account` },
    footnote:
      "It was not you? Set a new password, sign out all devices, and tell an owner of your organization.",
  });
}
