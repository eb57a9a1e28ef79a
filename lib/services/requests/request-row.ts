import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { microseconds } from "../lists/run-sql.ts";

export type RequestRow = {
  id: string;
  project_id: string;
  source_id: string;
  payload_id: string;
  verified: boolean | null;
  rejection_cause: RejectionCause | null;
  original_ip: string;
  is_test: boolean;
  original_request_id: string | null;
  is_edited: boolean;
  events_count: number;
  cli_events_count: number;
  ignored_count: number;
  ingested_at: string;
  routed_at: Date | null;
  created_at: Date;
};

/** What `presentRequest` needs, of the table called `t`. */
export const REQUEST_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.source_id, t.payload_id, t.verified, t.rejection_cause, t.original_ip,
  t.is_test, t.original_request_id, t.is_edited, t.events_count, t.cli_events_count,
  t.ignored_count, t.routed_at, t.created_at,
  ${microseconds("ingested_at")}`;

/** Turns a row into what the API answers; `data` when it was asked for. */
export function presentRequest(row: RequestRow, data?: RequestData | null): RequestModel {
  return {
    id: row.id,
    team_id: row.project_id,
    source_id: row.source_id,
    verified: row.verified,
    original_event_data_id: row.payload_id,
    rejection_cause: row.rejection_cause,
    ingested_at: row.ingested_at,
    events_count: row.events_count,
    cli_events_count: row.cli_events_count,
    ignored_count: row.ignored_count,
    is_test: row.is_test,
    original_request_id: row.original_request_id,
    is_edited: row.is_edited,
    created_at: row.created_at.toISOString(),
    updated_at: (row.routed_at ?? row.created_at).toISOString(),
    ...(data === undefined ? {} : { data }),
  };
}
