import type { NotificationSettings } from "#lib/schemas/webhook-notifications.ts";

export type WebhookTopic = NonNullable<NotificationSettings["webhook_topics"]>[number];

const OF_EVENTS: readonly WebhookTopic[] = [
  "event.successful",
  "event.failed",
  "attempt.failed",
  "deprecated.attempt-failed",
];
const NONE: readonly WebhookTopic[] = [];

/** Which topics a project wants to be told of; none when it has no source for them. */
export function wantedTopics({
  notification_methods: methods,
  webhook_topics: topics,
  webhook_source_id: sourceId,
}: NotificationSettings): readonly WebhookTopic[] {
  return methods.includes("webhook") && sourceId !== null ? (topics ?? NONE) : NONE;
}

/** Those of the topics that deliveries may have something to tell of. */
export function eventTopics(wanted: readonly WebhookTopic[]): readonly WebhookTopic[] {
  return wanted.filter((topic) => OF_EVENTS.includes(topic));
}

/** Returns what an attempt tells: that it failed, and how the event ended where nothing follows. */
export function topicsOfAttempt(
  wanted: readonly WebhookTopic[],
  status: "SUCCESSFUL" | "FAILED",
  isLast: boolean,
): readonly WebhookTopic[] {
  if (wanted.length === 0) return NONE;
  return wanted.filter((topic) => {
    if (topic === "event.successful") return status === "SUCCESSFUL";
    if (topic === "event.failed") return status === "FAILED" && isLast;
    return status === "FAILED";
  });
}
