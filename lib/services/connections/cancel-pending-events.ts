import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { advanceLinesAndTell } from "../events/advance-lines.ts";

const CHUNK = 1_000;

/**
 * Ends what still waits on a connection that was disabled or deleted: those events fail with CANCELLED
 * and can be retried by hand. An attempt that is being made right now ends by itself and is recorded: its
 * worker ends the event the next time. Runs as a job; running it twice changes nothing.
 */
export async function cancelPendingEvents(pool: Pool, queue: Queue, connectionId: string) {
  for (;;) {
    const { rows } = await pool.query<{ order_key: string | null }>(
      `UPDATE event SET status = 'FAILED', error_code = 'CANCELLED', due_at = NULL,
         next_attempt_at = NULL, claim_id = NULL, updated_at = now()
       WHERE id IN (
         SELECT e.id FROM event e JOIN connection c ON c.id = e.connection_id
         WHERE e.connection_id = $1 AND (e.due_at IS NOT NULL OR e.status = 'HOLD')
           AND (e.claim_id IS NULL OR e.due_at <= now())
           AND (c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL)
         LIMIT ${CHUNK} FOR UPDATE OF e SKIP LOCKED)
       RETURNING order_key`,
      [connectionId],
    );
    const keys = new Set(rows.flatMap((row) => row.order_key ?? []));
    await advanceLinesAndTell(pool, queue, [...keys]);
    if (rows.length < CHUNK) return;
  }
}
