import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";

/** What waits for longer than this has lost its ticket. */
const SLACK_S = 5;
const MOST = 500;
const KEPT_DAYS = 30;

const UNTOLD_SQL = `
  SELECT DISTINCT project_id AS id FROM issue_signal
  WHERE dispatched_at IS NULL AND created_at < now() - interval '${SLACK_S} seconds' LIMIT ${MOST}`;

const UNSENT_SQL = `
  SELECT min(n.id) AS id FROM notification n
  LEFT JOIN notification_target t USING (project_id, target)
  WHERE n.status = 'PENDING' AND n.due_at < now() - interval '${SLACK_S} seconds'
    AND coalesce(t.open_at, n.due_at) < now() - interval '${SLACK_S} seconds'
  GROUP BY n.project_id, n.target LIMIT ${MOST}`;

const UNPUBLISHED_SQL = `
  SELECT DISTINCT project_id AS id FROM webhook_outbox
  WHERE created_at < now() - interval '${SLACK_S} seconds' LIMIT ${MOST}`;

/** Issues the tickets that are missing: for what nobody was told of yet, and for what was not sent. */
export async function tendNotifications(pool: Pool, queue: Pick<Queue, "send">): Promise<void> {
  const idsOf = async (sql: string) =>
    (await pool.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const untold = (await idsOf(UNTOLD_SQL)).map((projectId) => ({ data: { projectId } }));
  if (untold.length > 0) await queue.send("notification.dispatch", untold);
  const unpublished = (await idsOf(UNPUBLISHED_SQL)).map((projectId) => ({ data: { projectId } }));
  if (unpublished.length > 0) await queue.send("notification.publish", unpublished);
  const unsent = (await idsOf(UNSENT_SQL)).map((notificationId) => ({ data: { notificationId } }));
  if (unsent.length > 0) await queue.send("notification.send", unsent);
  await forgetChannels(pool);
}

/** Channels that were deleted and have told the end of all that they began. */
const ENDED_SQL = `
  DELETE FROM channel c WHERE deleted_at < now() - interval '${SLACK_S} seconds' AND NOT EXISTS (
    SELECT 1 FROM notification n
    WHERE n.project_id = c.project_id AND n.channel_id = c.id AND n.status = 'PENDING')
  RETURNING id, project_id`;

/** Deletes those channels with their logs. */
async function forgetChannels(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: string; project_id: string }>(ENDED_SQL);
  for (const { id, project_id } of rows) {
    await pool.query("DELETE FROM notification WHERE project_id = $1 AND channel_id = $2", [
      project_id,
      id,
    ]);
  }
}

/** Deletes what was told long ago. */
export async function forgetNotifications(pool: Pool): Promise<void> {
  const old = `created_at < now() - interval '${KEPT_DAYS} days'`;
  await pool.query(`DELETE FROM notification WHERE ${old}`);
  await pool.query(`DELETE FROM inbox_item WHERE ${old}`);
  await pool.query(`DELETE FROM notification_target WHERE open_at < now() - interval '1 day'`);
}
