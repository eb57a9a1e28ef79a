import type { Pool } from "pg";

const CHUNK = 5_000;

/** Deletes orders to route that were carried out an hour ago: nobody waits for their answer any more. */
export async function forgetOrders(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM routing_order WHERE id IN (
         SELECT id FROM routing_order WHERE routed_at < now() - interval '1 hour'
         LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED)`,
    );
    if ((rowCount ?? 0) < CHUNK) return;
  }
}
