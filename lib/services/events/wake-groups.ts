import type { PoolClient } from "pg";

/**
 * The statement that tells delivery groups that events of theirs are due, as a CTE: `from` names rows
 * with `destination_id`, `delivery_group` and `due_at`. Everything that makes an event of a group due
 * says so. Groups are locked in one order, so that two that say so never wait for each other in a ring.
 */
export const wakeGroupsSql = (from: string) => `
  INSERT INTO delivery_group AS g (destination_id, name, due_at, wake_at)
  SELECT destination_id, delivery_group, min(due_at), min(due_at) FROM ${from}
  WHERE delivery_group IS NOT NULL AND due_at < 'infinity'
  GROUP BY destination_id, delivery_group ORDER BY destination_id, delivery_group
  ON CONFLICT (destination_id, name) DO UPDATE SET
    due_at = least(g.due_at, excluded.due_at),
    wake_at = greatest(g.free_at, least(g.due_at, excluded.due_at))
  WHERE g.due_at IS NULL OR g.due_at > excluded.due_at`;

/** Tells the delivery group of one event that it is due now. */
export async function wakeGroup(client: PoolClient, destinationId: string, group: string) {
  const row =
    "(SELECT $1::text AS destination_id, $2::text AS delivery_group, now() AS due_at) AS event";
  await client.query(wakeGroupsSql(row), [destinationId, group]);
}
