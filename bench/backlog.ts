import type pg from "pg";
import { idLowerBound } from "#lib/domain/ids.ts";
import type { Connected } from "./product.ts";

const CHUNK = 50_000;
const AGE_MS = 60 * 60 * 1_000;
const TIME_PART_ENDS_AT = 14;
const BODY_CHARS = 1_000;

/**
 * Puts `count` events in the queue of a destination, all due, with their requests and 1 KB bodies, as if
 * they had come in an hour ago. `from` is how many there are already.
 */
export async function queueEvents(
  pool: pg.Pool,
  { projectId, sourceId, connectionId, destinationId }: Connected,
  from: number,
  count: number,
): Promise<void> {
  const atMs = Date.now() - AGE_MS;
  const prefix = (kind: "edt" | "req" | "evt") =>
    idLowerBound(kind, atMs).slice(0, TIME_PART_ENDS_AT);
  const body = JSON.stringify({ note: "x".repeat(BODY_CHARS) });
  for (let at = from; at < from + count; at += CHUNK) {
    const last = Math.min(at + CHUNK, from + count) - 1;
    await pool.query(
      `WITH n AS (SELECT lpad(n::text, 10, '0') AS tail FROM generate_series($1::int, $2::int) n),
       new_payload AS (
         INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
         SELECT $3 || tail, $7, 'POST', '/', '', '{"content-type":"application/json"}',
           convert_to($6, 'UTF8'), length($6), to_timestamp($8::float8 / 1000) FROM n),
       new_request AS (
         INSERT INTO request (id, project_id, source_id, payload_id, original_ip, events_count,
           ingested_at, routed_at, created_at)
         SELECT $4 || tail, $7, $9, $3 || tail, '', 1, now(), now(), to_timestamp($8::float8 / 1000) FROM n)
       INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
         payload_id, status, due_at, created_at, updated_at)
       SELECT $5 || tail, $7, $10, $9, $11, $4 || tail, $3 || tail, 'QUEUED', now(),
         to_timestamp($8::float8 / 1000), now() FROM n`,
      [
        at,
        last,
        prefix("edt"),
        prefix("req"),
        prefix("evt"),
        body,
        projectId,
        atMs,
        sourceId,
        connectionId,
        destinationId,
      ],
    );
  }
  // As autovacuum has done by the time a backlog has grown this long.
  for (const table of ["payload", "request", "event"]) await pool.query(`VACUUM ANALYZE ${table}`);
}
