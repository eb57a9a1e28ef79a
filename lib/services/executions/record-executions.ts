import type { ConsoleLine, ExecutionLogLevel } from "#lib/schemas/execution.ts";

/** One run of a transformation on a request, as routing knows it. */
export type NewExecution = {
  id: string;
  projectId: string;
  transformationId: string;
  transformationVersion: number;
  connectionId: string;
  requestId: string;
  originalPayloadId: string;
  /** Null when no request came out of it. */
  transformedPayloadId: string | null;
  logLevel: ExecutionLogLevel;
  logs: readonly ConsoleLine[];
};

/** Postgres takes no null characters and no halves of characters, and one line must not fail a batch. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** Writes executions as the one JSON parameter of `insertExecutionsSql`. */
export function executionRows(executions: readonly NewExecution[]): string {
  return JSON.stringify(
    executions.map((execution) => ({
      id: execution.id,
      project_id: execution.projectId,
      transformation_id: execution.transformationId,
      transformation_version: execution.transformationVersion,
      connection_id: execution.connectionId,
      request_id: execution.requestId,
      original_payload_id: execution.originalPayloadId,
      transformed_payload_id: execution.transformedPayloadId,
      log_level: execution.logLevel,
      logs: execution.logs.map(({ type, message }) => ({ type, message: storable(message) })),
    })),
  );
}

/**
 * Returns the statement that stores executions, by itself or as a part of a larger one. `place` is the
 * number of the parameter with the rows; `join` narrows them, which are called `i`.
 */
export function insertExecutionsSql(place: number, join = ""): string {
  return `
    INSERT INTO execution (id, project_id, transformation_id, transformation_version, connection_id,
      request_id, original_payload_id, transformed_payload_id, log_level, logs, created_at)
    SELECT i.id, i.project_id, i.transformation_id, i.transformation_version, i.connection_id,
      i.request_id, i.original_payload_id, i.transformed_payload_id, i.log_level, i.logs,
      clock_timestamp()
    FROM json_to_recordset($${place}::text::json) AS i (
      id text, project_id text, transformation_id text, transformation_version int,
      connection_id text, request_id text, original_payload_id text, transformed_payload_id text,
      log_level text, logs json)
    ${join}`;
}
