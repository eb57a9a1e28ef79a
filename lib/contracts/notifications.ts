import {
  webhookNotificationsInput,
  webhookNotificationsModel,
} from "#lib/schemas/webhook-notifications.ts";
import { defineContract } from "./contract.ts";

export const getWebhookNotificationsContract = defineContract({
  method: "GET",
  path: "/notifications/webhooks",
  summary: "Get which of its sources the project notifies, and of what",
  permission: "gateway.read",
  response: webhookNotificationsModel,
});

export const updateWebhookNotificationsContract = defineContract({
  method: "PUT",
  path: "/notifications/webhooks",
  summary: "Set which of its sources the project notifies, and of what",
  permission: "projects.write",
  body: webhookNotificationsInput,
  response: webhookNotificationsModel,
});
