import { orderValue } from "#lib/domain/delivery/order-key.ts";
import type { AttemptErrorCode, EventStatus } from "#lib/schemas/enums.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { EventData } from "#lib/schemas/payload.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

export type EventRow = {
  id: string;
  project_id: string;
  connection_id: string;
  source_id: string;
  destination_id: string;
  request_id: string;
  payload_id: string;
  status: EventStatus;
  attempts: number;
  automatic_count: number;
  response_status: number | null;
  error_code: AttemptErrorCode | null;
  last_attempt_at: Date | null;
  next_attempt_at: Date | null;
  successful_at: Date | null;
  cli_id: string | null;
  delivery_group: string | null;
  order_key: string | null;
  is_in_line: boolean | null;
  rule_version: number | null;
  transformations: EventModel["transformations"] | null;
  created_at: Date;
  updated_at: Date;
};

/** What `presentEvent` needs, of the table called `t`. */
export const EVENT_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.connection_id, t.source_id, t.destination_id, t.request_id, t.payload_id,
  t.status, t.attempts, t.automatic_count, t.response_status, t.error_code, t.last_attempt_at,
  t.next_attempt_at, t.successful_at, t.cli_id, t.delivery_group, t.order_key,
  t.due_at = 'infinity' AS is_in_line, t.rule_version, t.transformations, t.created_at,
  t.updated_at`;

/** Turns a row into what the API answers; `data` when it was asked for. */
export function presentEvent(row: EventRow, data?: EventData | null): EventModel {
  return {
    id: row.id,
    team_id: row.project_id,
    webhook_id: row.connection_id,
    source_id: row.source_id,
    destination_id: row.destination_id,
    event_data_id: row.payload_id,
    request_id: row.request_id,
    delivery_group: row.delivery_group,
    order_key: row.order_key === null ? null : orderValue(row.order_key),
    is_waiting_for_turn: row.is_in_line === true,
    attempts: row.attempts,
    status: row.status,
    response_status: row.response_status,
    error_code: row.error_code,
    last_attempt_at: row.last_attempt_at?.toISOString() ?? null,
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    successful_at: row.successful_at?.toISOString() ?? null,
    cli_id: row.cli_id,
    rule_version: row.rule_version,
    transformations: row.transformations ?? [],
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    ...(data === undefined ? {} : { data }),
  };
}
