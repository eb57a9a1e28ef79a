import type pg from "pg";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { createPartitions } from "#lib/services/maintenance/create-partitions.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const CHUNK = 20_000;

/** A connection that events are made for. */
export type Place = { connectionId: string; sourceId: string; destinationId: string };

/**
 * Of a hundred events 93 are delivered and 5 failed, one is held and one cancelled; one in 2,000 failed with
 * 503, one in five has a delivery group of its own among 4,000. Bodies are 0.6 KB of JSON, no two alike.
 */
const SQL = `
  WITH n AS (
    SELECT row.n, row.payload_id, row.request_id, row.event_id, row.attempt_id,
      to_timestamp(row.ms / 1000) AS at, place.source_id, place.connection_id, place.destination_id,
      CASE WHEN row.n % 100 < 93 THEN 'SUCCESSFUL' WHEN row.n % 100 < 98 THEN 'FAILED'
        WHEN row.n % 100 = 98 THEN 'HOLD' ELSE 'CANCELLED' END AS status,
      CASE WHEN row.n % 100 < 93 THEN 200 WHEN row.n % 100 = 97 THEN NULL
        WHEN row.n % 2000 = 93 THEN 503 WHEN row.n % 100 < 97 THEN 500 END AS response_status
    FROM unnest($2::int[], $3::float8[], $4::text[], $5::text[], $6::text[], $7::text[])
      AS row (n, ms, payload_id, request_id, event_id, attempt_id)
    JOIN unnest($8::text[], $9::text[], $10::text[]) WITH ORDINALITY
      AS place (source_id, connection_id, destination_id, at)
      ON place.at = row.n % cardinality($8::text[]) + 1),
  new_payload AS (
    INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
    SELECT payload_id, $1, 'POST', '/orders/' || n % 50, 'page=' || n % 10,
      json_build_object('content-type', 'application/json', 'user-agent', 'bench/1.0',
        'x-request-id', md5(n::text)), convert_to(body, 'UTF8'), length(body), at
    FROM n, LATERAL (SELECT format(
      '{"type":"order.%s","id":%s,"customer":{"email":"customer-%s@example.com"},"note":"%s"}',
      CASE WHEN n % 3 = 0 THEN 'paid' ELSE 'created' END, n, n % 5000,
      repeat(md5((n + 1)::text), 16)) AS body) made),
  new_request AS (
    INSERT INTO request (id, project_id, source_id, payload_id, original_ip, events_count,
      ingested_at, routed_at, created_at)
    SELECT request_id, $1, source_id, payload_id, '203.0.113.7', 1, at, at, at FROM n),
  new_attempt AS (
    INSERT INTO attempt (id, project_id, event_id, destination_id, attempt_number, trigger, status,
      response_status, error_code, created_at)
    SELECT attempt_id, $1, event_id, destination_id, 1, 'INITIAL',
      CASE WHEN status = 'SUCCESSFUL' THEN 'SUCCESSFUL' ELSE 'FAILED' END, response_status,
      CASE WHEN response_status IS NULL THEN 'TIMEOUT' END, at
    FROM n WHERE status <> 'HOLD')
  INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id, payload_id,
    status, attempts, response_status, error_code, last_attempt_at, successful_at, delivery_group,
    created_at, updated_at)
  SELECT event_id, $1, connection_id, source_id, destination_id, request_id, payload_id, status, 1,
    response_status, CASE WHEN status = 'FAILED' AND response_status IS NULL THEN 'TIMEOUT' END, at,
    CASE WHEN status = 'SUCCESSFUL' THEN at END, CASE WHEN n % 5 = 0 THEN 'tenant-' || n % 20000 END,
    at, at
  FROM n ORDER BY event_id`;

/** Makes `count` events, spread evenly over the last `days`, each with request, payload and attempt. */
export async function fillLists(
  pool: pg.Pool,
  projectId: string,
  places: readonly Place[],
  { count, days }: { count: number; days: number },
): Promise<void> {
  const now = new Date();
  await createPartitions(pool, now, days + 1);
  const firstMs = now.getTime() - days * DAY_MS;
  for (let from = 0; from < count; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => from + at);
    const times = numbers.map((n) => Math.floor(firstMs + (n * days * DAY_MS) / count));
    const ids = (kind: "payload" | "request" | "event" | "attempt") =>
      times.map((ms) => newId(ID_PREFIXES[kind], ms));
    await pool.query(SQL, [
      projectId,
      numbers,
      times,
      ...[ids("payload"), ids("request"), ids("event"), ids("attempt")],
      ...[places.map((p) => p.sourceId), places.map((p) => p.connectionId)],
      places.map((p) => p.destinationId),
    ]);
  }
  // As autovacuum does while such an amount grows.
  for (const table of ["payload", "request", "event", "attempt"]) {
    await pool.query(`VACUUM ANALYZE ${table}`);
  }
}
