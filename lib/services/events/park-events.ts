import type { Pool } from "pg";
import { idRange } from "./claim-events.ts";
import { wakeGroupsSql } from "./wake-groups.ts";

/**
 * Puts claimed events of paused connections on hold, and fails those whose connection was disabled or
 * deleted. The connection is read again in the same statement: one that was unpaused or enabled
 * meanwhile has its events due at once instead. Returns the lines in which somebody else has the turn.
 */
export async function parkEvents(pool: Pool, eventIds: string[]): Promise<string[]> {
  if (eventIds.length === 0) return [];
  const [first, last] = idRange(eventIds);
  const { rows } = await pool.query<{ order_key: string }>({
    name: "park-events",
    text: `
      WITH parked AS (
        UPDATE event e SET claim_id = NULL, next_attempt_at = NULL, updated_at = now(),
          status = CASE WHEN c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL THEN 'FAILED'
            WHEN c.paused_at IS NOT NULL THEN 'HOLD' ELSE 'QUEUED' END,
          error_code = CASE WHEN c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL
            THEN 'CANCELLED' ELSE e.error_code END,
          due_at = CASE WHEN c.disabled_at IS NULL AND c.deleted_at IS NULL AND c.paused_at IS NULL
            THEN now() END
        FROM connection c
        WHERE c.id = e.connection_id AND e.id = ANY($1) AND e.id BETWEEN $2 AND $3
          AND e.claim_id IS NOT NULL
        RETURNING e.destination_id, e.delivery_group, e.due_at, e.order_key, e.status
      ), woken AS (${wakeGroupsSql("parked")})
      SELECT order_key FROM parked WHERE order_key IS NOT NULL AND status = 'FAILED'`,
    values: [eventIds, first, last],
  });
  return rows.map((row) => row.order_key);
}
