import { z } from "zod";

/** What a project may tell one of its own sources; `deprecated.attempt-failed` is the older name of the last. */
const webhookTopic = z.enum([
  "issue.opened",
  "issue.updated",
  "event.successful",
  "event.failed",
  "deprecated.attempt-failed",
  "attempt.failed",
]);

export const webhookTopics = z.array(webhookTopic).max(webhookTopic.options.length);

export const notificationMethods = z.array(z.enum(["email", "webhook"])).max(2);

export const webhookNotificationsInput = z.strictObject({
  enabled: z.boolean(),
  topics: webhookTopics,
  source_id: z.string().min(1).max(255),
});
export type WebhookNotificationsInput = z.output<typeof webhookNotificationsInput>;

/** `source_id` is null until notifications are set up. */
export const webhookNotificationsModel = z.object({
  enabled: z.boolean(),
  topics: webhookTopics,
  source_id: z.string().nullable(),
});
export type WebhookNotificationsModel = z.infer<typeof webhookNotificationsModel>;

/** `project.notification_settings`: what the project's own fields say, under their names. */
export const notificationSettings = z.object({
  notification_methods: notificationMethods.default(["email"]),
  webhook_topics: webhookTopics.nullable().default(null),
  webhook_source_id: z.string().nullable().default(null),
});
export type NotificationSettings = z.output<typeof notificationSettings>;
