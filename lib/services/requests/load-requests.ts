import type { Pool } from "pg";
import { idRange, siblingRange } from "../events/claim-events.ts";
import {
  type EventPayload,
  PAYLOAD_COLUMNS,
  type PayloadColumns,
  toEventPayload,
} from "../events/event-payload.ts";
import { ORDER_CLAIM_S } from "./claim-orders.ts";

/** Which connections a request is to be routed to, when that was asked for; see routing_order. */
type RoutingOrder = {
  id: string;
  connectionIds: string[];
  /** Part of the request's first routing: rules that run code have an order of their own. */
  isFirst: boolean;
};

export type UnroutedRequest = {
  id: string;
  projectId: string;
  sourceId: string;
  verified: boolean | null;
  originalIp: string;
  configVersion: string;
  payload: EventPayload;
  /** Null when it came in just now and goes to all connections of its source. */
  order: RoutingOrder | null;
  bulkOperationId: string | null;
};

type Row = PayloadColumns & {
  id: string;
  project_id: string;
  source_id: string;
  verified: boolean | null;
  original_ip: string;
  config_version: string;
};

const COLUMNS = `r.id, r.project_id, r.source_id, r.verified, r.original_ip,
    s.config_version::text AS config_version,
    ${PAYLOAD_COLUMNS}`;

const SQL = `
  SELECT ${COLUMNS}
  FROM request r
  JOIN payload p ON p.id = r.payload_id
  JOIN source s ON s.id = r.source_id
  WHERE r.id = ANY($1) AND r.id BETWEEN $2 AND $3 AND p.id BETWEEN $4 AND $5
    AND r.routed_at IS NULL
  ORDER BY r.id`;

/** Reads those of the requests that nobody has routed yet, with their payloads, as they were accepted. */
export async function loadUnrouted(pool: Pool, requestIds: string[]): Promise<UnroutedRequest[]> {
  const { rows } = await pool.query<Row>({
    name: "load-unrouted",
    text: SQL,
    values: [requestIds, ...idRange(requestIds), ...siblingRange("edt", requestIds)],
  });
  return rows.map((row) => toUnrouted(row, null, null));
}

type OrderRow = Row & {
  order_id: string;
  connection_ids: string[];
  is_first: boolean;
  bulk_operation_id: string | null;
};

const ordered = (table: string) => `
  SELECT o.id AS order_id, o.connection_ids, o.is_first, o.bulk_operation_id, ${COLUMNS}
  FROM ${table} o
  JOIN request r ON r.id = o.request_id
  JOIN payload p ON p.id = r.payload_id
  JOIN source s ON s.id = r.source_id`;

/** A request that is not yet routed for the first time comes first, and its orders after it. */
const ORDERED_SQL = `${ordered("routing_order")}
  WHERE o.id = ANY($1) AND o.routed_at IS NULL AND r.routed_at IS NOT NULL
    AND (o.claimed_until IS NULL OR o.claimed_until < now())`;

/** Reads the requests of those orders that nobody has carried out or has in hand, with their payloads. */
export async function loadOrdered(pool: Pool, orderIds: string[]): Promise<UnroutedRequest[]> {
  const { rows } = await pool.query<OrderRow>({
    name: "load-ordered",
    text: ORDERED_SQL,
    values: [orderIds],
  });
  return rows.map(toOrdered);
}

/** The oldest orders of a project that need code and that nobody has in hand. */
const CLAIM_SQL = `
  WITH free AS (
    SELECT id FROM routing_order
    WHERE project_id = $1 AND needs_code AND routed_at IS NULL
      AND (claimed_until IS NULL OR claimed_until < now())
    ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE routing_order o SET claimed_until = now() + interval '${ORDER_CLAIM_S} seconds'
    FROM free WHERE o.id = free.id RETURNING o.*
  ) ${ordered("claimed")}`;

/** Takes up to `limit` orders of a project in hand whose rules run code, with their requests. */
export async function claimOrdered(
  pool: Pool,
  projectId: string,
  limit: number,
): Promise<UnroutedRequest[]> {
  const { rows } = await pool.query<OrderRow>({
    name: "claim-ordered",
    text: CLAIM_SQL,
    values: [projectId, limit],
  });
  return rows.map(toOrdered);
}

function toOrdered(row: OrderRow): UnroutedRequest {
  const order = { id: row.order_id, connectionIds: row.connection_ids, isFirst: row.is_first };
  return toUnrouted(row, order, row.bulk_operation_id);
}

function toUnrouted(
  row: Row,
  order: RoutingOrder | null,
  bulkOperationId: string | null,
): UnroutedRequest {
  return {
    id: row.id,
    projectId: row.project_id,
    sourceId: row.source_id,
    verified: row.verified,
    originalIp: row.original_ip,
    configVersion: row.config_version,
    payload: toEventPayload(row),
    order,
    bulkOperationId,
  };
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
