import type { ConsoleLine, ExecutionLogLevel, ExecutionModel } from "#lib/schemas/execution.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { microseconds } from "../lists/run-sql.ts";

export type ExecutionRow = {
  id: string;
  project_id: string;
  transformation_id: string;
  transformation_version: number;
  connection_id: string;
  original_payload_id: string;
  transformed_payload_id: string | null;
  issue_id: string | null;
  log_level: ExecutionLogLevel;
  logs: ConsoleLine[];
  created_at: string;
};

/** What `presentExecution` needs, of the table called `t`. */
export const EXECUTION_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.transformation_id, t.transformation_version, t.connection_id,
  t.original_payload_id, t.transformed_payload_id, t.issue_id, t.log_level, t.logs,
  ${microseconds("created_at")}`;

/** Turns a row into what the API lists. What ran once does not change. */
export function presentExecution(row: ExecutionRow): ExecutionModel {
  return {
    id: row.id,
    transformation_id: row.transformation_id,
    transformation_version: row.transformation_version,
    team_id: row.project_id,
    webhook_id: row.connection_id,
    original_event_data_id: row.original_payload_id,
    transformed_event_data_id: row.transformed_payload_id,
    log_level: row.log_level,
    logs: row.logs,
    issue_id: row.issue_id,
    updated_at: row.created_at,
    created_at: row.created_at,
  };
}
