import {
  type NotificationSettings,
  notificationSettings,
  type WebhookNotificationsModel,
} from "#lib/schemas/webhook-notifications.ts";
import type { ServiceContext } from "../context.ts";

/** Turns a project's settings into what the API answers. */
export function presentWebhookNotifications(
  settings: NotificationSettings,
): WebhookNotificationsModel {
  return {
    enabled: settings.notification_methods.includes("webhook"),
    topics: settings.webhook_topics ?? [],
    source_id: settings.webhook_source_id,
  };
}

/** Returns which source the project notifies, and of what. */
export async function getWebhookNotifications(
  ctx: Pick<ServiceContext, "db" | "projectId">,
): Promise<WebhookNotificationsModel> {
  const project = await ctx.db.prisma.project.findUniqueOrThrow({
    where: { id: ctx.projectId },
    select: { notificationSettings: true },
  });
  return presentWebhookNotifications(notificationSettings.parse(project.notificationSettings));
}
