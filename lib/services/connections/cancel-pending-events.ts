import type { Pool } from "pg";

const CHUNK = 1_000;

/**
 * Ends what still waits on a connection that was disabled or deleted: those events fail with CANCELLED
 * and can be retried by hand. An attempt that is being made right now ends by itself and is recorded: its
 * worker ends the event the next time. Runs as a job; running it twice changes nothing.
 */
export async function cancelPendingEvents(pool: Pool, connectionId: string) {
  for (;;) {
    const { rowCount } = await pool.query(
      `UPDATE event SET status = 'FAILED', error_code = 'CANCELLED', due_at = NULL,
         next_attempt_at = NULL, claim_id = NULL, updated_at = now()
       WHERE id IN (
         SELECT e.id FROM event e JOIN connection c ON c.id = e.connection_id
         WHERE e.connection_id = $1 AND (e.due_at IS NOT NULL OR e.status = 'HOLD')
           AND (e.claim_id IS NULL OR e.due_at <= now())
           AND (c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL)
         LIMIT ${CHUNK} FOR UPDATE OF e SKIP LOCKED)`,
      [connectionId],
    );
    if ((rowCount ?? 0) < CHUNK) return;
  }
}
