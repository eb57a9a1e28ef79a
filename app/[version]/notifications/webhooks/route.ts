import { handle } from "#lib/api/handle.ts";
import {
  getWebhookNotificationsContract,
  updateWebhookNotificationsContract,
} from "#lib/contracts/notifications.ts";
import { getWebhookNotifications } from "#lib/services/notifications/get-webhook-notifications.ts";
import { updateWebhookNotifications } from "#lib/services/notifications/update-webhook-notifications.ts";

export const GET = handle(getWebhookNotificationsContract, getWebhookNotifications);
export const PUT = handle(updateWebhookNotificationsContract, updateWebhookNotifications);
