import type { Pool } from "pg";
import { ORDER_CLAIM_S } from "./route-effects-sql.ts";

/** Claims of orders that are still in hand are renewed this often. */
export const ORDER_RENEW_MS = 5_000;

const CLAIMED_UNTIL = `now() + interval '${ORDER_CLAIM_S} seconds'`;

/** Takes orders in hand that nobody has; returns their ids. */
export async function claimOrders(pool: Pool, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>({
    name: "claim-orders",
    text: `UPDATE routing_order SET claimed_until = ${CLAIMED_UNTIL}
      WHERE id = ANY($1) AND routed_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
      RETURNING id`,
    values: [ids],
  });
  return new Set(rows.map((row) => row.id));
}

/** Says that this process still has orders in hand. */
export async function renewOrders(pool: Pool, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await pool.query({
    name: "renew-orders",
    text: `UPDATE routing_order SET claimed_until = ${CLAIMED_UNTIL}
      WHERE id = ANY($1) AND routed_at IS NULL`,
    values: [ids],
  });
}

/** Gives orders back: they are anybody's. */
export async function releaseOrders(pool: Pool, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await pool.query(
    "UPDATE routing_order SET claimed_until = NULL WHERE id = ANY($1) AND routed_at IS NULL",
    [ids],
  );
}
