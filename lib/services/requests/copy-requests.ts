import type { PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { newId } from "#lib/domain/ids.ts";
import type { EditedRequest } from "./edit-request.ts";
import { sendOrders } from "./order-routing.ts";
import type { ReplayTarget } from "./replay-targets.ts";

/** What can be made into a request again: one that was, or the copy of it that a bookmark holds. */
export type Original = "request" | "bookmark";

const ORIGINS: Record<Original, string> = {
  request: `
    SELECT i.*, r.id AS from_request_id, r.verified, r.original_ip, r.is_test, p.method, p.path, p.query, p.headers, p.body,
      p.body_bytes
    FROM input i
    JOIN request r ON r.id = i.original_id AND r.project_id = $2
    JOIN payload p ON p.id = r.payload_id`,
  // A payload and its request are made in the same millisecond; the request may be gone by now.
  bookmark: `
    SELECT i.*, r.id AS from_request_id, r.verified, coalesce(r.original_ip, '') AS original_ip, FALSE AS is_test, b.method,
      b.path, b.query, b.headers, b.body, coalesce(length(b.body), 0) AS body_bytes
    FROM input i
    JOIN bookmark b ON b.id = i.original_id AND b.project_id = $2
    LEFT JOIN request r ON r.payload_id = b.payload_id AND r.project_id = $2
      AND r.id BETWEEN 'req_' || substr(b.payload_id, 5, 10)
        AND 'req_' || substr(b.payload_id, 5, 10) || '~'`,
};

/** What is not edited is copied from row to row: its bytes never come here, however large. */
const copySql = (original: Original) => `
  WITH input AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::text::json) AS i (
      original_id text, request_id text, payload_id text, order_id text, source_id text,
      connection_ids text[], rejection_cause text)
  ), origin AS (${ORIGINS[original]}
  ), new_payload AS (
    INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
    SELECT payload_id, $2, coalesce(e.method, o.method), coalesce(e.path, o.path),
      coalesce(e.query, o.query), coalesce(e.headers, o.headers),
      CASE WHEN e.has_body THEN nullif($6::bytea, '') ELSE o.body END,
      CASE WHEN e.has_body THEN length($6::bytea) ELSE o.body_bytes END,
      to_timestamp($3::float8 / 1000)
    FROM origin o
    LEFT JOIN json_to_record($5::text::json) AS e (
      method text, path text, query text, headers json, has_body boolean) ON $5::text IS NOT NULL
  ), new_request AS (
    INSERT INTO request (id, project_id, source_id, payload_id, verified, rejection_cause,
      original_ip, is_test, original_request_id, is_edited, bulk_operation_id, ingested_at,
      routed_at, created_at)
    SELECT request_id, $2, source_id, payload_id, CASE WHEN $5::text IS NOT NULL AND verified THEN FALSE ELSE verified END, rejection_cause,
      original_ip, is_test, from_request_id, $5::text IS NOT NULL, $4, clock_timestamp(), now(), to_timestamp($3::float8 / 1000)
    FROM origin
    RETURNING id
  ), new_order AS (
    INSERT INTO routing_order (id, project_id, request_id, connection_ids, bulk_operation_id)
    SELECT order_id, $2, request_id, connection_ids, $4
    FROM origin WHERE rejection_cause IS NULL
    RETURNING id
  )
  SELECT ARRAY(SELECT id FROM new_request ORDER BY id) AS "requestIds",
    ARRAY(SELECT id FROM new_order ORDER BY id) AS "orderIds"`;

/** New requests, and the orders to route them. */
export type Copies = { requestIds: string[]; orderIds: string[] };

/** Ids of one moment in the order of what they are for. */
function newIds(prefix: "req" | "ord", nowMs: number, count: number): string[] {
  return Array.from({ length: count }, () => newId(prefix, nowMs)).sort();
}

/**
 * Makes stored requests again, one for each target, and orders that they be routed: new requests with
 * copies of the data, or what was made of it, so that both live as long as their own day. Runs within a transaction of the
 * caller's. What is not there any more is left out.
 */
export async function copyRequests(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  from: {
    original: Original;
    ids: readonly string[];
    targets: readonly ReplayTarget[];
    edited?: EditedRequest | null;
  },
  by: { projectId: string; bulkOperationId: string | null; nowMs: number },
): Promise<Copies> {
  const wanted = from.ids.flatMap((id) => from.targets.map((target) => ({ id, target })));
  const requestIds = newIds("req", by.nowMs, wanted.length);
  const orderIds = newIds("ord", by.nowMs, wanted.length);
  const input = wanted.map(({ id, target }, at) => ({
    original_id: id,
    request_id: requestIds[at],
    payload_id: newId("edt", by.nowMs),
    order_id: orderIds[at],
    source_id: target.sourceId,
    connection_ids: target.connectionIds,
    rejection_cause: target.rejectionCause,
  }));
  const { body = null, ...edited } = from.edited ?? {};
  const values = [
    JSON.stringify(input),
    by.projectId,
    by.nowMs,
    by.bulkOperationId,
    from.edited ? JSON.stringify({ ...edited, has_body: body !== null }) : null,
    body,
  ];
  const { rows } = await client.query<Copies>(copySql(from.original), values);
  const copies = rows[0] ?? { requestIds: [], orderIds: [] };
  await sendOrders(client, queue, copies.orderIds);
  return copies;
}
