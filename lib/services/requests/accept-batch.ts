import type { Pool } from "pg";
import { type Queue, ticketRows } from "#lib/adapters/queue.ts";
import type { Notice } from "#lib/adapters/stream.ts";

/** A request as it is written: `json` holds every column but the body, in the names of the SQL below. */
export type AcceptedRow = {
  requestId: string;
  projectId: string;
  /** A JSON object with at least one key. */
  json: string;
  body: Buffer;
  /** A request that was rejected is stored, but nothing routes it. */
  isRouted: boolean;
};

/** PostgreSQL counts bytes of a bytea from 1. */
const FIRST_BYTE = 1;

function acceptSql(ticketSql: string): string {
  return `
    WITH input AS MATERIALIZED (
      SELECT * FROM json_to_recordset($1::text::json) AS r (
        body_at int, body_bytes int, request_id text, payload_id text, project_id text,
        source_id text, verified boolean, rejection_cause text, original_ip text, is_test boolean,
        method text, path text, query text, headers json, created_ms float8)
    ), new_payload AS (
      INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
      SELECT payload_id, project_id, method, path, query, headers,
        CASE WHEN body_bytes > 0 THEN substring($2::bytea FROM body_at FOR body_bytes) END,
        body_bytes, to_timestamp(created_ms / 1000)
      FROM input
    ), new_request AS (
      INSERT INTO request (id, project_id, source_id, payload_id, verified, rejection_cause,
        original_ip, is_test, ingested_at, routed_at, created_at)
      SELECT request_id, project_id, source_id, payload_id, verified, rejection_cause, original_ip,
        is_test, clock_timestamp(), CASE WHEN rejection_cause IS NOT NULL THEN now() END,
        to_timestamp(created_ms / 1000)
      FROM input
    ), new_ticket AS (${ticketSql})
    SELECT pg_notify(channel, payload)
    FROM json_to_recordset($4::text::json) AS n (channel text, payload text)`;
}

/**
 * Writes payloads, requests and one routing ticket for all of them in one statement: one round trip,
 * one commit. Resolves after COMMIT; a throw means that nothing of the batch may be acknowledged.
 * `notifications` are sent with the commit.
 */
export function createAcceptBatch(
  pool: Pick<Pool, "query">,
  queue: Queue,
  notifications: (rows: AcceptedRow[]) => Notice[],
): (rows: AcceptedRow[]) => Promise<undefined[]> {
  const text = acceptSql(queue.ticketSql("request.route", 3));
  return async (rows) => {
    let bodyAt = FIRST_BYTE;
    const parts: string[] = [];
    const routed: string[] = [];
    for (const row of rows) {
      parts.push(`{"body_at":${bodyAt},"body_bytes":${row.body.length},${row.json.slice(1)}`);
      bodyAt += row.body.length;
      if (row.isRouted) routed.push(row.requestId);
    }
    const tickets = routed.length > 0 ? [{ data: { requestIds: routed } }] : [];
    await pool.query({
      name: "accept",
      text,
      values: [
        `[${parts.join(",")}]`,
        Buffer.concat(rows.map((row) => row.body)),
        ticketRows<"request.route">(tickets),
        JSON.stringify(notifications(rows)),
      ],
    });
    return rows.map(() => undefined);
  };
}
