import {
  notificationSettings,
  type WebhookNotificationsInput,
  type WebhookNotificationsModel,
} from "#lib/schemas/webhook-notifications.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "../sources/find-source.ts";
import { presentWebhookNotifications } from "./get-webhook-notifications.ts";

/** Sets which of its own sources the project notifies. Throws NOT_FOUND for a source that is not its own. */
export async function updateWebhookNotifications(
  ctx: ServiceContext,
  { enabled, topics, source_id }: WebhookNotificationsInput,
): Promise<WebhookNotificationsModel> {
  const settings = await changeConfiguration(ctx, async (tx) => {
    await findSource(ctx, tx, source_id);
    const where = { id: ctx.projectId };
    const project = await tx.project.findUniqueOrThrow({ where });
    const stored = notificationSettings.parse(project.notificationSettings);
    const others = stored.notification_methods.filter((method) => method !== "webhook");
    const changed = {
      notification_methods: enabled ? [...others, "webhook" as const] : others,
      webhook_topics: [...new Set(topics)],
      webhook_source_id: source_id,
    };
    await tx.project.update({
      where,
      data: { notificationSettings: changed, updatedAt: ctx.now() },
    });
    return changed;
  });
  return presentWebhookNotifications(settings);
}
