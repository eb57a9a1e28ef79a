import { CLAIM_S } from "../events/claimed-event.ts";

export type NewEventRow = {
  id: string;
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
};

/**
 * The statement that routes a batch. Parameters: requests, events, ignored events, tickets, smallest and
 * largest request id, notices. Rows of a request that somebody else routed meanwhile are not inserted.
 */
export function routeSql(ticketSql: string): string {
  return `
    WITH routed AS (
      UPDATE request r SET routed_at = now(), events_count = i.events_count,
        ignored_count = i.ignored_count
      FROM json_to_recordset($1::text::json)
        AS i (request_id text, events_count int, ignored_count int)
      WHERE r.id = i.request_id AND r.id BETWEEN $5 AND $6 AND r.routed_at IS NULL
      RETURNING r.id
    ), new_event AS (
      INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
        payload_id, status, claim_id, due_at, next_attempt_at, created_at, updated_at)
      SELECT i.id, i.project_id, i.connection_id, i.source_id, i.destination_id, i.request_id,
        i.payload_id, i.status, i.claim_id,
        CASE WHEN i.claim_id IS NOT NULL THEN now() + interval '${CLAIM_S} seconds'
          ELSE now() + i.due_in_ms * interval '1 millisecond' END,
        CASE WHEN i.status = 'SCHEDULED' THEN now() + i.due_in_ms * interval '1 millisecond' END,
        to_timestamp(i.created_ms / 1000), now()
      FROM json_to_recordset($2::text::json) AS i (
        id text, project_id text, connection_id text, source_id text, destination_id text,
        request_id text, payload_id text, status text, claim_id text, due_in_ms float8,
        created_ms float8)
      JOIN routed ON routed.id = i.request_id
      RETURNING id, claim_id
    ), new_ignored AS (
      INSERT INTO ignored_event (id, project_id, request_id, connection_id, cause, meta, created_at)
      SELECT i.id, i.project_id, i.request_id, i.connection_id, i.cause, i.meta, clock_timestamp()
      FROM json_to_recordset($3::text::json) AS i (
        id text, project_id text, request_id text, connection_id text, cause text, meta jsonb)
      JOIN routed ON routed.id = i.request_id
    ), new_ticket AS (${ticketSql})
    SELECT ARRAY(SELECT id FROM new_event WHERE claim_id IS NOT NULL) AS born,
      (SELECT count(pg_notify(channel, payload))
       FROM json_to_recordset($7::text::json) AS n (channel text, payload text)) AS notified`;
}
