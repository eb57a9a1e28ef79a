import type { Pool } from "pg";
import { idRange, siblingRange } from "../events/claim-events.ts";
import {
  type EventPayload,
  PAYLOAD_COLUMNS,
  type PayloadColumns,
  toEventPayload,
} from "../events/event-payload.ts";

export type UnroutedRequest = {
  id: string;
  projectId: string;
  sourceId: string;
  verified: boolean | null;
  originalIp: string;
  configVersion: string;
  payload: EventPayload;
};

type Row = PayloadColumns & {
  id: string;
  project_id: string;
  source_id: string;
  verified: boolean | null;
  original_ip: string;
  config_version: string;
};

const SQL = `
  SELECT r.id, r.project_id, r.source_id, r.verified, r.original_ip,
    s.config_version::text AS config_version,
    ${PAYLOAD_COLUMNS}
  FROM request r
  JOIN payload p ON p.id = r.payload_id
  JOIN source s ON s.id = r.source_id
  WHERE r.id = ANY($1) AND r.id BETWEEN $2 AND $3 AND p.id BETWEEN $4 AND $5
    AND r.routed_at IS NULL`;

/** Reads those of the requests that nobody has routed yet, with their payloads. */
export async function loadUnrouted(pool: Pool, requestIds: string[]): Promise<UnroutedRequest[]> {
  const { rows } = await pool.query<Row>({
    name: "load-unrouted",
    text: SQL,
    values: [requestIds, ...idRange(requestIds), ...siblingRange("edt", requestIds)],
  });
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    sourceId: row.source_id,
    verified: row.verified,
    originalIp: row.original_ip,
    configVersion: row.config_version,
    payload: toEventPayload(row),
  }));
}

/** Reads the body of one payload, however large. Null: retention took it. */
export async function loadBody(pool: Pool, payloadId: string): Promise<Buffer | null> {
  const { rows } = await pool.query<{ body: Buffer | null }>({
    name: "load-body",
    text: "SELECT body FROM payload WHERE id = $1",
    values: [payloadId],
  });
  return rows[0] ? (rows[0].body ?? Buffer.alloc(0)) : null;
}
