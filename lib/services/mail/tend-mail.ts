import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";

/** Mail that is due for longer than this has lost its ticket. */
const SLACK_S = 10;
const MOST = 500;
const KEPT_DAYS = 30;

const WIPE_OLD = `
  UPDATE mail SET content = NULL, failed_at = now(),
    last_error = coalesce(last_error || ' ', '') || 'Too old to be sent.'
  WHERE content IS NOT NULL AND expires_at <= now()`;

const DUE = `
  SELECT id FROM mail
  WHERE content IS NOT NULL AND next_at < now() - interval '${SLACK_S} seconds'
  ORDER BY next_at LIMIT ${MOST}`;

/** Wipes what is too old to be sent, and issues tickets for mail that has lost its own. */
export async function tendMail(pool: Pool, queue: Pick<Queue, "send">): Promise<void> {
  await pool.query(WIPE_OLD);
  const { rows } = await pool.query<{ id: string }>(DUE);
  if (rows.length === 0) return;
  await queue.send(
    "mail.send",
    rows.map(({ id }) => ({ data: { mailId: id } })),
  );
}

/** Deletes what is left of mail that went out, or did not, long ago. */
export async function forgetMail(pool: Pool): Promise<void> {
  await pool.query(
    `DELETE FROM mail WHERE content IS NULL AND created_at < now() - interval '${KEPT_DAYS} days'`,
  );
}
