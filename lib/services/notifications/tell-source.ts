import type { PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { type WebhookTopic, wantedTopics } from "#lib/domain/notifications/webhook-topics.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import { notificationSettings } from "#lib/schemas/webhook-notifications.ts";
import type { SignalRow } from "./read-signals.ts";

/** What stands in the feed of an issue alone. */
const UNTOLD: readonly IssueSignalKind[] = ["retried"];
const OPENING: readonly IssueSignalKind[] = ["opened", "reopened", "recurred"];

function topicOf(kind: IssueSignalKind): WebhookTopic {
  return OPENING.includes(kind) ? "issue.opened" : "issue.updated";
}

/** Writes down what of these signals the project tells one of its own sources, where it asked for that. */
export async function tellSource(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  projectId: string,
  signals: readonly SignalRow[],
): Promise<void> {
  const { rows } = await client.query<{ settings: unknown }>(
    "SELECT notification_settings AS settings FROM project WHERE id = $1",
    [projectId],
  );
  const wanted = wantedTopics(notificationSettings.parse(rows[0]?.settings ?? {}));
  const told = signals
    .filter(({ kind }) => !UNTOLD.includes(kind) && wanted.includes(topicOf(kind)))
    .map(({ id, kind, issue_id }) => ({ id, topic: topicOf(kind), issue_id }));
  if (told.length === 0) return;
  await client.query(
    `INSERT INTO webhook_outbox (id, project_id, topic, issue_id)
     SELECT id, $1, topic, issue_id
     FROM json_to_recordset($2::text::json) AS t (id text, topic text, issue_id text)
     ON CONFLICT (id) DO NOTHING`,
    [projectId, JSON.stringify(told)],
  );
  await queue.send("notification.publish", [{ data: { projectId } }], client);
}
