import type { Pool } from "pg";
import { idRange } from "./claim-events.ts";

/**
 * Puts claimed events of paused connections on hold, and fails those whose connection was disabled or
 * deleted. The connection is read again in the same statement: one that was unpaused or enabled
 * meanwhile has its events due at once instead.
 */
export async function parkEvents(pool: Pool, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const [first, last] = idRange(eventIds);
  await pool.query({
    name: "park-events",
    text: `
      UPDATE event e SET claim_id = NULL, next_attempt_at = NULL, updated_at = now(),
        status = CASE WHEN c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL THEN 'FAILED'
          WHEN c.paused_at IS NOT NULL THEN 'HOLD' ELSE 'QUEUED' END,
        error_code = CASE WHEN c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL
          THEN 'CANCELLED' ELSE e.error_code END,
        due_at = CASE WHEN c.disabled_at IS NULL AND c.deleted_at IS NULL AND c.paused_at IS NULL
          THEN now() END
      FROM connection c
      WHERE c.id = e.connection_id AND e.id = ANY($1) AND e.id BETWEEN $2 AND $3
        AND e.claim_id IS NOT NULL`,
    values: [eventIds, first, last],
  });
}
