import type { Pool } from "pg";

/** A worker that has orders in hand and does not say so for this long is dead. */
export const ORDER_CLAIM_S = 15;
/** Claims of orders that are still in hand are renewed this often. */
export const ORDER_RENEW_MS = 5_000;

/**
 * Says of orders that their rules run code, and takes those of `mine` in hand that nobody has. Returns the
 * ids of what was taken; the rest is for whoever has room first.
 */
export async function claimCode(
  pool: Pool,
  ids: readonly string[],
  mine: readonly string[],
): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string; is_mine: boolean }>({
    name: "claim-code",
    text: `UPDATE routing_order SET needs_code = true, claimed_until = CASE WHEN id = ANY($2)
        THEN now() + interval '${ORDER_CLAIM_S} seconds' END
      WHERE id = ANY($1) AND routed_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
      RETURNING id, claimed_until IS NOT NULL AS is_mine`,
    values: [ids, mine],
  });
  return new Set(rows.filter((row) => row.is_mine).map((row) => row.id));
}

/** Keeps orders in hand for `seconds` more, or gives them back: then they are anybody's at once. */
export async function holdOrders(
  pool: Pool,
  ids: readonly string[],
  seconds = ORDER_CLAIM_S,
): Promise<void> {
  if (ids.length === 0) return;
  await pool.query({
    name: "hold-orders",
    text: `UPDATE routing_order SET claimed_until = now() + $2 * interval '1 second'
      WHERE id = ANY($1) AND routed_at IS NULL`,
    values: [ids, seconds],
  });
}
