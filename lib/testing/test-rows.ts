import type { Pool } from "pg";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { aggregationHash, canonicalKeys } from "#lib/domain/issues/aggregation-key.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import {
  executionRows,
  insertExecutionsSql,
  type NewExecution,
} from "#lib/services/executions/record-executions.ts";

type Row = Record<string, unknown>;

async function insert(pool: Pool, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  await pool.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(row),
  );
}

export type TestPayload = {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: Buffer | null;
};

/** Stores a request of a source as accepting it would; `row` overrides columns. Returns its ids. */
export async function insertRequest(
  pool: Pool,
  owner: { projectId: string; sourceId: string },
  atMs: number,
  { payload = {}, row = {} }: { payload?: TestPayload; row?: Row } = {},
) {
  const id = newId(ID_PREFIXES.request, atMs);
  const payloadId = newId(ID_PREFIXES.payload, atMs);
  const { method = "POST", path = "/", query = "", headers = {}, body = null } = payload;
  await insert(pool, "payload", {
    id: payloadId,
    project_id: owner.projectId,
    method,
    path,
    query,
    headers: JSON.stringify(headers),
    body,
    body_bytes: body?.length ?? 0,
    created_at: new Date(atMs),
  });
  await insert(pool, "request", {
    id,
    project_id: owner.projectId,
    source_id: owner.sourceId,
    payload_id: payloadId,
    original_ip: "203.0.113.7",
    ingested_at: new Date(atMs),
    created_at: new Date(atMs),
    ...row,
  });
  return { id, payloadId };
}

type EventOwner = {
  projectId: string;
  sourceId: string;
  connectionId: string;
  destinationId: string;
};

/** Stores an event as routing would; `row` overrides columns. Returns its id. */
export async function insertEvent(
  pool: Pool,
  owner: EventOwner,
  atMs: number,
  row: Row = {},
): Promise<string> {
  const id = newId(ID_PREFIXES.event, atMs);
  await insert(pool, "event", {
    id,
    project_id: owner.projectId,
    connection_id: owner.connectionId,
    source_id: owner.sourceId,
    destination_id: owner.destinationId,
    request_id: newId(ID_PREFIXES.request, atMs),
    payload_id: newId(ID_PREFIXES.payload, atMs),
    status: "SUCCESSFUL",
    created_at: new Date(atMs),
    updated_at: new Date(atMs),
    ...row,
  });
  return id;
}

/** Stores an attempt as delivering would; `row` overrides columns. Returns its id. */
export async function insertAttempt(
  pool: Pool,
  owner: { projectId: string; eventId: string; destinationId: string },
  atMs: number,
  row: Row = {},
): Promise<string> {
  const id = newId(ID_PREFIXES.attempt, atMs);
  await insert(pool, "attempt", {
    id,
    project_id: owner.projectId,
    event_id: owner.eventId,
    destination_id: owner.destinationId,
    attempt_number: 1,
    trigger: "INITIAL",
    status: "SUCCESSFUL",
    response_status: 200,
    created_at: new Date(atMs),
    ...row,
  });
  return id;
}

/** Stores an execution as routing would; `row` overrides what it was. Returns its id. */
export async function insertExecution(
  pool: Pool,
  owner: { projectId: string; transformationId: string },
  atMs: number,
  row: Partial<NewExecution> = {},
): Promise<string> {
  const id = newId(ID_PREFIXES.execution, atMs);
  const execution: NewExecution = {
    id,
    ...owner,
    transformationVersion: 1,
    connectionId: newId(ID_PREFIXES.connection, atMs),
    requestId: newId(ID_PREFIXES.request, atMs),
    originalPayloadId: newId(ID_PREFIXES.payload, atMs),
    transformedPayloadId: null,
    logLevel: "info",
    logs: [],
    ...row,
  };
  await pool.query(insertExecutionsSql(1), [executionRows([execution])]);
  return id;
}

type IssueOwner = Pick<IssueModel, "type" | "aggregation_keys" | "reference"> & {
  projectId: string;
};

/** Stores an issue as a failure would open it; `row` overrides columns. Returns its id. */
export async function insertIssue(
  pool: Pool,
  { projectId, type, aggregation_keys: keys, reference }: IssueOwner,
  atMs: number,
  row: Row = {},
): Promise<string> {
  const id = newId(ID_PREFIXES.issue, atMs);
  const at = new Date(atMs);
  await insert(pool, "issue", {
    id,
    project_id: projectId,
    type,
    aggregation_keys: JSON.stringify(canonicalKeys(keys)),
    aggregation_hash: aggregationHash(type, keys),
    reference: JSON.stringify(reference),
    opened_at: at,
    first_seen_at: at,
    last_seen_at: at,
    created_at: at,
    updated_at: at,
    ...row,
  });
  return id;
}
