import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";

const CHUNK = 1_000;

/**
 * Puts the held events of a connection back in line, a thousand a transaction, as long as it is not
 * paused again. Runs as a job after an unpause; running it twice changes nothing.
 */
export async function releaseHeldEvents(pool: Pool, queue: Queue, connectionId: string) {
  for (;;) {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const { rows } = await client.query<{ destination_id: string }>(
        `UPDATE event SET status = 'QUEUED', due_at = now(), next_trigger = 'UNPAUSE',
           updated_at = now()
         WHERE id IN (
           SELECT e.id FROM event e JOIN connection c ON c.id = e.connection_id
           WHERE e.connection_id = $1 AND e.status = 'HOLD' AND c.paused_at IS NULL
           ORDER BY e.id LIMIT ${CHUNK} FOR UPDATE OF e SKIP LOCKED)
         RETURNING destination_id`,
        [connectionId],
      );
      const destinationId = rows[0]?.destination_id;
      if (destinationId) await queue.send("event.deliver", [{ data: { destinationId } }], client);
      await client.query("COMMIT");
      if (rows.length < CHUNK) return;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
