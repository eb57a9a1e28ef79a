import { CLAIM_S } from "../events/claimed-event.ts";
import { wakeGroupsSql } from "../events/wake-groups.ts";

export type NewEventRow = {
  id: string;
  /** Of the row that says that this was done: the request's, or that of an order to route it again. */
  routing_id: string;
  project_id: string;
  connection_id: string;
  source_id: string;
  destination_id: string;
  request_id: string;
  payload_id: string;
  status: string;
  /** Set when the process that inserts the event delivers it at once. */
  claim_id: string | null;
  /** Null for events on hold. */
  due_in_ms: number | null;
  created_ms: number;
  /** Absent for events that are in no delivery group, or in no line. */
  delivery_group?: string;
  order_key?: string;
  /** Of the rules that made it. */
  rule_version: number;
  /** What code ran on it, in order. Absent where none did. */
  transformations?: { id: string; version: number }[];
};

const ROUTED_REQUESTS = `
    UPDATE request r SET routed_at = now(), events_count = i.events_count,
      ignored_count = i.ignored_count
    FROM json_to_recordset($1::text::json)
      AS i (routing_id text, events_count int, ignored_count int)
    WHERE r.id = i.routing_id AND r.id BETWEEN $5 AND $6 AND r.routed_at IS NULL
    RETURNING r.id, NULL::text AS bulk_operation_id`;

const ROUTED_ORDERS = `
    UPDATE routing_order o SET routed_at = now(), event_ids = i.event_ids
    FROM json_to_recordset($1::text::json)
      AS i (routing_id text, events_count int, ignored_count int, event_ids text[])
    WHERE o.id = i.routing_id AND o.routed_at IS NULL
    RETURNING o.id, o.bulk_operation_id, o.request_id, i.events_count`;

/** A request adds up what all of its routings came to. */
const ORDERS_COUNTED = `, counted AS (
      UPDATE request r SET events_count = r.events_count + c.events,
        ignored_count = r.ignored_count + c.ignored
      FROM (
        SELECT request_id, sum(events)::int AS events, sum(ignored)::int AS ignored FROM (
          SELECT request_id, events_count AS events, 0 AS ignored FROM routed
          UNION ALL SELECT request_id, 0, 1 FROM new_ignored
        ) change GROUP BY request_id) c
      WHERE r.id = c.request_id AND r.id BETWEEN $5 AND $6
    )`;

/** How soon a line is looked at when the process that added to it does not live to do so. */
const CHECK_S = 5;

/** Groups and lines are locked with what is added to them: see `advanceLines`. */
export const KEYED = `, woken AS (${wakeGroupsSql("new_event")}
    ), lined_up AS (
      INSERT INTO delivery_line AS l (order_key, destination_id, check_at)
      SELECT order_key, min(destination_id), now() + interval '${CHECK_S} seconds'
      FROM new_event WHERE order_key IS NOT NULL GROUP BY order_key ORDER BY order_key
      ON CONFLICT (order_key) DO UPDATE SET check_at = least(l.check_at, excluded.check_at)
    )`;

/**
 * The statement that routes a batch of requests for the first time. Parameters: what is routed, events,
 * ignored events, tickets, smallest and largest request id, notices. Rows of a request that somebody
 * else routed meanwhile are not inserted. `isKeyed`: some of the events are in a delivery group or in a
 * line, where they wait for their turn.
 */
export function routeSql(ticketSql: string, isKeyed: boolean): string {
  return routingSql(ROUTED_REQUESTS, isKeyed ? KEYED : "", ticketSql);
}

/** The statement that carries out a batch of orders, each once. Parameters as of `routeSql`. */
export function orderSql(ticketSql: string, isKeyed: boolean): string {
  return routingSql(ROUTED_ORDERS, `${ORDERS_COUNTED}${isKeyed ? KEYED : ""}`, ticketSql);
}

/** The beginning of a statement that inserts the events of what is `routed`, with some columns more. */
export function insertEventsSql(columns = "", values = "", types = ""): string {
  const due = "now() + i.due_in_ms * interval '1 millisecond'";
  return `
      INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
        payload_id, bulk_operation_id, status, claim_id, due_at, next_attempt_at, delivery_group,
        order_key, rule_version, created_at, updated_at${columns})
      SELECT i.id, i.project_id, i.connection_id, i.source_id, i.destination_id, i.request_id,
        i.payload_id, routed.bulk_operation_id, i.status, i.claim_id,
        CASE WHEN i.claim_id IS NOT NULL THEN now() + interval '${CLAIM_S} seconds'
          WHEN i.due_in_ms IS NOT NULL AND i.order_key IS NOT NULL THEN 'infinity'
          ELSE ${due} END,
        CASE WHEN i.status = 'SCHEDULED' THEN ${due} END,
        i.delivery_group, i.order_key, i.rule_version, to_timestamp(i.created_ms / 1000),
        now()${values}
      FROM json_to_recordset($2::text::json) AS i (
        id text, routing_id text, project_id text, connection_id text, source_id text,
        destination_id text, request_id text, payload_id text, status text, claim_id text,
        due_in_ms float8, delivery_group text, order_key text, rule_version int,
        created_ms float8${types})
      JOIN routed ON routed.id = i.routing_id`;
}

/** What further parts of such a statement want to know of the events that it has inserted. */
export const INSERTED_EVENT =
  "RETURNING id, claim_id, request_id, destination_id, delivery_group, due_at, order_key";

/** The beginning of a statement that inserts the ignored events of what is `routed`. */
export function insertIgnoredSql(): string {
  return `
      INSERT INTO ignored_event (id, project_id, request_id, connection_id, cause, meta, created_at)
      SELECT i.id, i.project_id, i.request_id, i.connection_id, i.cause, i.meta, clock_timestamp()
      FROM json_to_recordset($3::text::json) AS i (
        id text, routing_id text, project_id text, request_id text, connection_id text, cause text,
        meta jsonb)
      JOIN routed ON routed.id = i.routing_id`;
}

/** `also` are further parts of the statement. */
function routingSql(routed: string, also: string, ticketSql: string): string {
  return `
    WITH routed AS (${routed}
    ), new_event AS (${insertEventsSql()}
      ${INSERTED_EVENT}
    ), new_ignored AS (${insertIgnoredSql()}
      ON CONFLICT (id) DO NOTHING
      RETURNING request_id
    )${also}, new_ticket AS (${ticketSql})
    SELECT ARRAY(SELECT id FROM new_event WHERE claim_id IS NOT NULL) AS born,
      (SELECT count(pg_notify(channel, payload))
       FROM json_to_recordset($7::text::json) AS n (channel text, payload text)) AS notified`;
}
