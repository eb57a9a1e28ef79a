import { inboxModel, inboxReadInput } from "#lib/schemas/inbox.ts";
import {
  notificationPreference,
  notificationPreferenceModel,
} from "#lib/schemas/notification-preference.ts";
import { defineContract } from "./contract.ts";

export const getInboxContract = defineContract({
  method: "GET",
  path: "/notifications/inbox",
  summary: "List what the caller was told last in the dashboard; a key is told nothing",
  permission: "gateway.read",
  response: inboxModel,
});

export const readInboxContract = defineContract({
  method: "POST",
  path: "/notifications/inbox/read",
  summary: "Mark as read what the caller was told, all or by id",
  permission: "gateway.read",
  body: inboxReadInput,
  response: inboxModel,
});

export const getNotificationPreferenceContract = defineContract({
  method: "GET",
  path: "/notifications/preferences",
  summary: "Get what the caller wants to be told in this project, and how soon",
  permission: "gateway.read",
  response: notificationPreferenceModel,
});

export const updateNotificationPreferenceContract = defineContract({
  method: "PUT",
  path: "/notifications/preferences",
  summary: "Set what the caller wants to be told in this project; for people, not for keys",
  permission: null,
  body: notificationPreference,
  response: notificationPreferenceModel,
});
