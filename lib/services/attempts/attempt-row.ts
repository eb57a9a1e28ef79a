import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { AttemptErrorCode, AttemptTrigger } from "#lib/schemas/enums.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

export type AttemptRow = {
  id: string;
  project_id: string;
  event_id: string;
  destination_id: string;
  attempt_number: number;
  trigger: AttemptTrigger;
  status: AttemptModel["status"];
  response_status: number | null;
  error_code: AttemptErrorCode | null;
  bulk_operation_id: string | null;
  delivery_latency_ms: number | null;
  response_latency_ms: number | null;
  rule_version: number | null;
  delivered_at: Date | null;
  responded_at: Date | null;
  successful_at: Date | null;
  created_at: Date;
};

/** What `presentAttempt` needs, of the table called `t`. */
export const ATTEMPT_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.event_id, t.destination_id, t.attempt_number, t.trigger, t.status,
  t.response_status, t.error_code, t.bulk_operation_id, t.delivery_latency_ms,
  t.response_latency_ms, t.rule_version, t.delivered_at, t.responded_at, t.successful_at, t.created_at`;

/** Turns a row into what the API lists. An attempt never changes once it is there. */
export function presentAttempt(row: AttemptRow): AttemptModel {
  return {
    id: row.id,
    team_id: row.project_id,
    event_id: row.event_id,
    destination_id: row.destination_id,
    attempt_number: row.attempt_number,
    trigger: row.trigger,
    status: row.status,
    response_status: row.response_status,
    error_code: row.error_code,
    bulk_retry_id: row.bulk_operation_id,
    successful_at: row.successful_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    responded_at: row.responded_at?.toISOString() ?? null,
    delivery_latency: row.delivery_latency_ms,
    response_latency: row.response_latency_ms,
    rule_version: row.rule_version,
    created_at: row.created_at.toISOString(),
    updated_at: (row.responded_at ?? row.created_at).toISOString(),
  };
}
