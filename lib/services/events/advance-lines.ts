import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { wakeGroupsSql } from "./wake-groups.ts";

/** A line is looked at again after this time, in case that nobody said that its head is done. */
const CHECK_S = 10;
const CHECKED_LINES = 500;

/** Which lines: by their keys, and all of some destinations of which nobody knows whose turn it is. */
export type LineFilter = { keys: readonly string[]; headlessOf?: readonly string[] };

const LOCK_SQL = `
  SELECT order_key FROM delivery_line
  WHERE order_key = ANY($1) OR (head_id IS NULL AND destination_id = ANY($2))
  ORDER BY order_key FOR UPDATE`;

/**
 * A head is done when nothing will happen to it and it is not on hold. Next is the event of the request
 * that was accepted first; but while an earlier request of a source that leads here is not routed yet, or
 * its code not run, it may turn out to be the earlier one's turn. A next one on hold keeps its place, and the line waits.
 */
const ADVANCE_SQL = `
  WITH line AS (
    SELECT l.order_key, l.destination_id, next.* FROM delivery_line l
    LEFT JOIN LATERAL (
      SELECT e.id, e.request_id, e.status, e.next_attempt_at FROM event e
      WHERE e.order_key = l.order_key AND (e.due_at = 'infinity' OR e.status = 'HOLD')
      ORDER BY e.request_id, e.id LIMIT 1) AS next ON true
    WHERE l.order_key = ANY($1) AND NOT EXISTS (
      SELECT FROM event h WHERE h.id = l.head_id AND h.order_key = l.order_key
        AND (h.due_at < 'infinity' OR h.status = 'HOLD'))
  ), unrouted AS MATERIALIZED (
    SELECT d.destination_id, (
      SELECT least(min(first.id), min(coded.request_id)) FROM connection c
      LEFT JOIN LATERAL (
        SELECT r.id FROM request r WHERE r.source_id = c.source_id AND r.routed_at IS NULL
        ORDER BY r.id LIMIT 1) AS first ON true
      LEFT JOIN LATERAL (
        SELECT o.request_id FROM routing_order o
        WHERE o.connection_ids[1] = c.id AND o.is_first AND o.routed_at IS NULL
        ORDER BY o.request_id LIMIT 1) AS coded ON true
      WHERE c.destination_id = d.destination_id AND c.deleted_at IS NULL) AS request_id
    FROM (SELECT DISTINCT destination_id FROM line WHERE id IS NOT NULL) AS d
  ), head AS (
    SELECT l.* FROM line l JOIN unrouted u USING (destination_id)
    WHERE l.request_id < u.request_id OR u.request_id IS NULL
  ), begun AS (
    UPDATE event e SET due_at = greatest(now(), head.next_attempt_at), updated_at = now()
    FROM head WHERE e.id = head.id AND e.due_at = 'infinity'
    RETURNING e.destination_id, e.delivery_group, e.due_at
  ), left_empty AS (
    DELETE FROM delivery_line l USING line
    WHERE l.order_key = line.order_key AND line.id IS NULL
  ), looked_at AS (
    UPDATE delivery_line l SET check_at = now() + interval '${CHECK_S} seconds',
      head_id = CASE WHEN line.order_key IS NULL THEN l.head_id ELSE head.id END
    FROM unnest($1::text[]) AS k (order_key)
    LEFT JOIN line USING (order_key) LEFT JOIN head USING (order_key)
    WHERE l.order_key = k.order_key AND (line.order_key IS NULL OR line.id IS NOT NULL)
  ), woken AS (${wakeGroupsSql("begun")})
  SELECT DISTINCT destination_id FROM begun`;

/**
 * Lets the next event of each line go out when the turn is nobody's any more. Returns the destinations
 * that have an event due by it. Lines are locked before they are looked at: whoever adds to one locks it
 * too, so that nobody's event is overlooked.
 */
export async function advanceLines(pool: Pool, { keys, headlessOf = [] }: LineFilter) {
  if (keys.length === 0 && headlessOf.length === 0) return [];
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const locked = await client.query<{ order_key: string }>({
      name: "lock-lines",
      text: LOCK_SQL,
      values: [keys, headlessOf],
    });
    const { rows } =
      locked.rows.length === 0
        ? { rows: [] }
        : await client.query<{ destination_id: string }>({
            name: "advance-lines",
            text: ADVANCE_SQL,
            values: [locked.rows.map((row) => row.order_key)],
          });
    await client.query("COMMIT");
    return rows.map((row) => row.destination_id);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Advances lines from where no deliveries are made, and tells the workers. */
export async function advanceLinesAndTell(
  pool: Pool,
  queue: Pick<Queue, "send">,
  keys: readonly string[],
) {
  const destinations = await advanceLines(pool, { keys });
  const tickets = destinations.map((destinationId) => ({ data: { destinationId } }));
  if (tickets.length > 0) await queue.send("event.deliver", tickets);
}

/** Looks at lines of which nobody has said anything for long: theirs was a worker that died. */
export async function tendLines(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ order_key: string }>(
    "SELECT order_key FROM delivery_line WHERE check_at < now() ORDER BY check_at LIMIT $1",
    [CHECKED_LINES],
  );
  return advanceLines(pool, { keys: rows.map((row) => row.order_key) });
}
