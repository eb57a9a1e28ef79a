import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { advanceLinesAndTell } from "../events/advance-lines.ts";
import { wakeGroupsSql } from "../events/wake-groups.ts";

const CHUNK = 1_000;

/** Events of a line wait for their turn, also the one that had it. */
const SQL = `
  WITH released AS (
    UPDATE event SET status = 'QUEUED', next_trigger = 'UNPAUSE', updated_at = now(),
      due_at = CASE WHEN order_key IS NULL THEN now() ELSE 'infinity' END
    WHERE id IN (
      SELECT e.id FROM event e JOIN connection c ON c.id = e.connection_id
      WHERE e.connection_id = $1 AND e.status = 'HOLD' AND c.paused_at IS NULL
      ORDER BY e.id LIMIT ${CHUNK} FOR UPDATE OF e SKIP LOCKED)
    RETURNING destination_id, delivery_group, due_at, order_key
  ), woken AS (${wakeGroupsSql("released")})
  SELECT destination_id, order_key FROM released`;

/**
 * Puts the held events of a connection back in line, a thousand a transaction, as long as it is not
 * paused again. Runs as a job after an unpause; running it twice changes nothing.
 */
export async function releaseHeldEvents(pool: Pool, queue: Queue, connectionId: string) {
  for (;;) {
    const rows = await releaseChunk(pool, queue, connectionId);
    const keys = new Set(rows.flatMap((row) => row.order_key ?? []));
    await advanceLinesAndTell(pool, queue, [...keys]);
    if (rows.length < CHUNK) return;
  }
}

async function releaseChunk(pool: Pool, queue: Queue, connectionId: string) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ destination_id: string; order_key: string | null }>(SQL, [
      connectionId,
    ]);
    const destinationId = rows[0]?.destination_id;
    if (destinationId) await queue.send("event.deliver", [{ data: { destinationId } }], client);
    await client.query("COMMIT");
    return rows;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
