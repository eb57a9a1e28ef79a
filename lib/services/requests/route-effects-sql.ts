import { insertExecutionsSql } from "../executions/record-executions.ts";
import { ORDER_CLAIM_S } from "./claim-orders.ts";
import { INSERTED_EVENT, insertEventsSql, insertIgnoredSql, KEYED } from "./route-sql.ts";

/** What a deduplicate rule asks its memory. `key` is in hex. */
export type KeyRow = {
  routing_id: string;
  project_id: string;
  request_id: string;
  connection_id: string;
  key: string;
  window_ms: number;
};

/** A request as code has made it. Its body stands beside it, in bytes. */
export type PayloadRow = {
  id: string;
  routing_id: string;
  project_id: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  created_ms: number;
};

/** An order to run the code of one connection. */
export type AsideRow = {
  id: string;
  routing_id: string;
  project_id: string;
  request_id: string;
  connection_id: string;
  /** The process that inserts it carries it out. */
  is_claimed: boolean;
};

// The counts are known only when duplicates are, so requests are locked first and marked at the end.
const LOCKED_REQUESTS = `
    SELECT r.id, r.id AS request_id, NULL::text AS bulk_operation_id
    FROM request r JOIN json_to_recordset($1::text::json) AS i (routing_id text) ON r.id = i.routing_id
    WHERE r.id BETWEEN $5 AND $6 AND r.routed_at IS NULL
    ORDER BY r.id FOR UPDATE OF r`;

// What was asked for is kept for whoever waits for its answer; the rest of a first routing is done with.
const DONE_ORDERS = `
      DELETE FROM routing_order o USING json_to_recordset($1::text::json) AS i (routing_id text)
      WHERE o.id = i.routing_id AND o.is_first AND o.routed_at IS NULL
      RETURNING o.id, o.request_id, o.bulk_operation_id
    ), asked_for AS (
      UPDATE routing_order o SET routed_at = now(), event_ids = i.event_ids
      FROM json_to_recordset($1::text::json) AS i (routing_id text, event_ids text[])
      WHERE o.id = i.routing_id AND NOT o.is_first AND o.routed_at IS NULL
      RETURNING o.id, o.request_id, o.bulk_operation_id
    ), routed AS MATERIALIZED (
      SELECT * FROM first_routed UNION ALL SELECT * FROM asked_for`;

const COUNTS = `
      SELECT request_id, count(*) FILTER (WHERE is_event)::int AS events,
        count(*) FILTER (WHERE NOT is_event)::int AS ignored
      FROM (SELECT request_id, true AS is_event FROM new_event
        UNION ALL SELECT request_id, false FROM new_ignored) made
      GROUP BY request_id`;

const REQUESTS_MARKED = `
      UPDATE request r SET routed_at = now(), events_count = coalesce(c.events, 0),
        ignored_count = coalesce(c.ignored, 0)
      FROM routed LEFT JOIN (${COUNTS}) c ON c.request_id = routed.id
      WHERE r.id = routed.id AND r.id BETWEEN $5 AND $6`;

const REQUESTS_ADDED = `
      UPDATE request r SET events_count = r.events_count + c.events,
        ignored_count = r.ignored_count + c.ignored
      FROM (${COUNTS}) c WHERE r.id = c.request_id AND r.id BETWEEN $5 AND $6`;

/** Neither event nor code for what another request with the same key came first to. */
const NO_DUPLICATE = `
      WHERE NOT EXISTS (SELECT FROM duplicate d
        WHERE d.routing_id = i.routing_id AND d.connection_id = i.connection_id)`;

/** Which request came first; unknown when it did in this very moment, in another process. */
const FIRST_OF_ITS_KEY = `
        SELECT jsonb_build_object('request_id', coalesce(
          (SELECT w.request_id FROM won w WHERE w.connection_id = d.connection_id AND w.key = d.key),
          (SELECT h.request_id FROM dedupe_key h
            WHERE h.connection_id = d.connection_id AND h.key = decode(d.key, 'hex'))))`;

/**
 * The statement that routes a batch in which rules deduplicated or ran code. Parameters 1 to 7 as of
 * `routeSql`; then keys, payloads with their bytes, executions, orders for code that has to be run.
 * A key is won by inserting it, or by replacing one that has expired: of any number of requests at the
 * same time, in any number of processes, the unique index lets one through. Keys are inserted in order, so
 * that two batches never wait for each other.
 */
export function routeEffectsSql(
  of: "requests" | "orders",
  ticketSql: string,
  isKeyed: boolean,
): string {
  return `
    WITH ${of === "requests" ? `routed AS MATERIALIZED (${LOCKED_REQUESTS}` : `first_routed AS (${DONE_ORDERS}`}
    ), asked AS MATERIALIZED (
      SELECT k.* FROM json_to_recordset($8::text::json) AS k (
        routing_id text, project_id text, request_id text, connection_id text, key text,
        window_ms float8)
      JOIN routed ON routed.id = k.routing_id
    ), won AS (
      INSERT INTO dedupe_key AS held (connection_id, key, request_id, expires_at)
      SELECT DISTINCT ON (connection_id, key) connection_id, decode(key, 'hex'), request_id,
        now() + window_ms * interval '1 millisecond'
      FROM asked ORDER BY connection_id, key, request_id
      ON CONFLICT (connection_id, key) DO UPDATE SET request_id = excluded.request_id,
        expires_at = CASE WHEN held.expires_at <= now() THEN excluded.expires_at
          ELSE held.expires_at END
      WHERE held.expires_at <= now() OR held.request_id = excluded.request_id
      RETURNING connection_id, encode(key, 'hex') AS key, request_id
    ), duplicate AS MATERIALIZED (
      SELECT a.* FROM asked a WHERE NOT EXISTS (SELECT FROM won w
        WHERE w.connection_id = a.connection_id AND w.key = a.key AND w.request_id = a.request_id)
    ), new_payload AS (
      INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
      SELECT i.id, i.project_id, i.method, i.path, i.query, i.headers,
        CASE WHEN i.body_bytes > 0 THEN substring($10::bytea FROM i.body_at FOR i.body_bytes) END,
        i.body_bytes, to_timestamp(i.created_ms / 1000)
      FROM json_to_recordset($9::text::json) AS i (
        id text, routing_id text, project_id text, method text, path text, query text, headers json,
        body_at int, body_bytes int, created_ms float8)
      JOIN routed ON routed.id = i.routing_id
    ), new_event AS (${insertEventsSql(", transformations", ", i.transformations", ", transformations json")}
      ${NO_DUPLICATE}
      ${INSERTED_EVENT}
    ), new_ignored AS (${insertIgnoredSql()}
      ${NO_DUPLICATE}
      UNION ALL SELECT d.request_id || ':' || d.connection_id, d.project_id, d.request_id,
        d.connection_id, 'DEDUPLICATED', (${FIRST_OF_ITS_KEY}), clock_timestamp()
      FROM duplicate d
      ON CONFLICT (id) DO NOTHING
      RETURNING request_id
    ), new_execution AS (${insertExecutionsSql(11, "WHERE i.request_id IN (SELECT request_id FROM routed)")}
    ), new_order AS (
      INSERT INTO routing_order (id, project_id, request_id, connection_ids, is_first, needs_code,
        claimed_until)
      SELECT i.id, i.project_id, i.request_id, ARRAY[i.connection_id], true, true,
        CASE WHEN i.is_claimed THEN now() + interval '${ORDER_CLAIM_S} seconds' END
      FROM json_to_recordset($12::text::json) AS i (
        id text, routing_id text, project_id text, request_id text, connection_id text,
        is_claimed boolean)
      JOIN routed ON routed.id = i.routing_id
      ${NO_DUPLICATE}
      RETURNING id
    ), counted AS (${of === "requests" ? REQUESTS_MARKED : REQUESTS_ADDED}
    )${isKeyed ? KEYED : ""}, new_ticket AS (${ticketSql})
    SELECT ARRAY(SELECT id FROM new_event WHERE claim_id IS NOT NULL) AS born,
      ARRAY(SELECT id FROM new_order) AS ordered,
      (SELECT count(pg_notify(channel, payload))
       FROM json_to_recordset($7::text::json) AS n (channel text, payload text)) AS notified`;
}
