import type { PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { CHANNELS } from "#lib/adapters/stream.ts";
import { newId } from "#lib/domain/ids.ts";
import { idRange } from "../events/claim-events.ts";

export type RoutingRequest = {
  requestId: string;
  /**
   * Null: the active connections of its source that were there when it came. One that came when there
   * was none at all goes to those of now.
   */
  connectionIds: readonly string[] | null;
};

type Order = { id: string; requestId: string };

const TICKET_ORDERS = 256;

/**
 * Only requests whose data is still there, and only where there is a connection to route to. With the
 * order, the request is no longer rejected, nor ignored by those connections: who asks for the same
 * again, at the same time even, finds nothing left to ask for.
 */
const SQL = `
  WITH new_order AS (
    INSERT INTO routing_order (id, project_id, request_id, connection_ids, bulk_operation_id)
    SELECT i.order_id, r.project_id, r.id, coalesce(i.connection_ids, active.ids), $3
    FROM json_to_recordset($1::text::json)
      AS i (order_id text, request_id text, connection_ids text[])
    JOIN request r ON r.id = i.request_id AND r.project_id = $2 AND r.id BETWEEN $4 AND $5
    JOIN payload p ON p.id = r.payload_id
    CROSS JOIN LATERAL (
      SELECT array_agg(c.id ORDER BY c.id) AS ids FROM connection c
      WHERE i.connection_ids IS NULL AND c.source_id = r.source_id
        AND c.deleted_at IS NULL AND c.disabled_at IS NULL
        AND (c.created_at <= r.created_at OR r.rejection_cause = 'NO_CONNECTION')
    ) active
    WHERE coalesce(i.connection_ids, active.ids) IS NOT NULL
    RETURNING id, request_id, connection_ids
  ), no_more_ignored AS (
    DELETE FROM ignored_event g
    USING (SELECT request_id || ':' || unnest(connection_ids) AS id FROM new_order) asked
    WHERE g.id = asked.id AND g.id BETWEEN $4 AND $5 || ';'
    RETURNING g.request_id
  ), accepted AS (
    UPDATE request r SET rejection_cause = NULL,
      bulk_operation_id = coalesce($3, r.bulk_operation_id),
      ignored_count = r.ignored_count
        - (SELECT count(*) FROM no_more_ignored g WHERE g.request_id = r.id)
    FROM new_order o WHERE r.id = o.request_id AND r.id BETWEEN $4 AND $5
  )
  SELECT id, request_id AS "requestId" FROM new_order`;

/**
 * Orders that requests of a project be routed again, within a transaction of the caller's. An order is a
 * row that outlives lost tickets and is carried out once. Returns the orders that could be given.
 */
export async function orderRouting(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  requests: readonly RoutingRequest[],
  by: { projectId: string; bulkOperationId: string | null; nowMs: number },
): Promise<Order[]> {
  if (requests.length === 0) return [];
  const input = requests.map((each) => ({
    order_id: newId("ord", by.nowMs),
    request_id: each.requestId,
    connection_ids: each.connectionIds,
  }));
  const range = idRange(requests.map((each) => each.requestId));
  const values = [JSON.stringify(input), by.projectId, by.bulkOperationId, ...range];
  const { rows } = await client.query<Order>(SQL, values);
  await sendOrders(
    client,
    queue,
    rows.map((row) => row.id),
  );
  return rows;
}

/** Wakes a worker for orders when their transaction commits. */
export async function sendOrders(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  orderIds: readonly string[],
): Promise<void> {
  if (orderIds.length === 0) return;
  const tickets = [];
  for (let at = 0; at < orderIds.length; at += TICKET_ORDERS) {
    tickets.push({ data: { orderIds: orderIds.slice(at, at + TICKET_ORDERS) } });
  }
  await queue.send("request.reroute", tickets, client);
  await client.query("SELECT pg_notify($1, '')::text", [CHANNELS.route]);
}
