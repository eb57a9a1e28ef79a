import type { MailFooter } from "#lib/domain/notifications/build-mail.ts";

/** Of mails to the addresses of a channel, which its project looks after. */
export const CHANNEL_MAIL: MailFooter = {
  reason: "You get this because a channel of the project has your address.",
  unsubscribeUrl: null,
  oneClickUrl: null,
  settingsUrl: null,
};
