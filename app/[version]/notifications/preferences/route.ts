import { handle } from "#lib/api/handle.ts";
import {
  getNotificationPreferenceContract,
  updateNotificationPreferenceContract,
} from "#lib/contracts/inbox.ts";
import { getNotificationPreference } from "#lib/services/notifications/get-notification-preference.ts";
import { updateNotificationPreference } from "#lib/services/notifications/update-notification-preference.ts";

export const GET = handle(getNotificationPreferenceContract, getNotificationPreference);
export const PUT = handle(updateNotificationPreferenceContract, updateNotificationPreference);
