import type { PoolClient } from "pg";
import type { History } from "./rows.ts";

/** Columns by table, each with the type that it is read as. */
const COLUMNS: Record<keyof History, Record<string, string>> = {
  payload: {
    id: "text",
    project_id: "text",
    method: "text",
    path: "text",
    query: "text",
    headers: "json",
    body: "bytea",
    body_bytes: "int",
    created_at: "timestamptz",
  },
  request: {
    id: "text",
    project_id: "text",
    source_id: "text",
    payload_id: "text",
    verified: "boolean",
    rejection_cause: "text",
    original_ip: "text",
    events_count: "int",
    ignored_count: "int",
    ingested_at: "timestamptz",
    routed_at: "timestamptz",
    created_at: "timestamptz",
  },
  ignored_event: {
    id: "text",
    project_id: "text",
    request_id: "text",
    connection_id: "text",
    cause: "text",
    meta: "jsonb",
    created_at: "timestamptz",
  },
  event: {
    id: "text",
    project_id: "text",
    connection_id: "text",
    source_id: "text",
    destination_id: "text",
    request_id: "text",
    payload_id: "text",
    status: "text",
    attempts: "int",
    automatic_count: "int",
    next_trigger: "text",
    response_status: "int",
    error_code: "text",
    due_at: "timestamptz",
    first_attempt_at: "timestamptz",
    last_attempt_at: "timestamptz",
    next_attempt_at: "timestamptz",
    successful_at: "timestamptz",
    created_at: "timestamptz",
    updated_at: "timestamptz",
  },
  attempt: {
    id: "text",
    project_id: "text",
    event_id: "text",
    destination_id: "text",
    attempt_number: "int",
    trigger: "text",
    status: "text",
    response_status: "int",
    error_code: "text",
    response_headers: "json",
    response_body: "bytea",
    requested_url: "text",
    http_method: "text",
    rule_version: "int",
    delivery_latency_ms: "int",
    response_latency_ms: "int",
    delivered_at: "timestamptz",
    responded_at: "timestamptz",
    successful_at: "timestamptz",
    created_at: "timestamptz",
  },
};

/** Writes what was played, one statement a table, inside the transaction of `client`. */
export async function insertHistory(client: PoolClient, history: History): Promise<void> {
  for (const table of Object.keys(COLUMNS) as (keyof History)[]) {
    const columns = Object.entries(COLUMNS[table]);
    const names = columns.map(([name]) => name).join(", ");
    const types = columns.map(([name, type]) => `${name} ${type}`).join(", ");
    await client.query(
      `INSERT INTO ${table} (${names})
       SELECT ${names} FROM json_to_recordset($1::text::json) AS r (${types})`,
      [JSON.stringify(history[table])],
    );
  }
}
