import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import {
  runTransformation,
  type TransformationRun,
} from "#lib/services/transformations/run-transformation.ts";

import type { TransformationPlan } from "./transformations.ts";

const RUNS = 80;

type Run = {
  execution_id: string;
  request_id: string;
  payload_id: string;
  output: { id: string; request: StoredRequest; body: string | null; bytes: number } | null;
  log_level: TransformationRun["logLevel"];
  logs: TransformationRun["logs"];
  at: Date;
};

type EventRow = StoredRequest & { request_id: string; payload_id: string; created_at: Date };

const LAST_EVENTS = `
  SELECT e.request_id, e.payload_id, e.created_at, p.headers, p.body, p.path, p.query
  FROM event e JOIN payload p ON p.id = e.payload_id
  WHERE e.project_id = $1 AND e.connection_id = $2 ORDER BY e.id DESC LIMIT $3`;

const INSERT_OUTPUTS = `
  INSERT INTO payload (id, project_id, method, path, query, headers, body, body_bytes, created_at)
  SELECT r.id, $1, p.method, r.path, r.query, r.headers, r.body, r.bytes, r.at
  FROM json_to_recordset($2::text::json) AS r (id text, original_id text, path text, query text,
    headers json, body bytea, bytes int, at timestamptz)
  JOIN payload p ON p.id = r.original_id`;

const INSERT_EXECUTIONS = `
  INSERT INTO execution (id, project_id, transformation_id, transformation_version, connection_id,
    request_id, original_payload_id, transformed_payload_id, log_level, logs, created_at)
  SELECT r.id, $1, $2, $3, $4, r.request_id, r.payload_id, r.output_id, r.log_level, r.logs, r.at
  FROM json_to_recordset($5::text::json) AS r (id text, request_id text, payload_id text,
    output_id text, log_level text, logs json, at timestamptz)`;

/** Runs the latest code of a transformation on the last events of its connection, in the real sandbox. */
export async function runHistory(
  ctx: ServiceContext,
  plan: TransformationPlan,
  ids: { transformationId: string; connectionId: string },
): Promise<void> {
  const { db, projectId, sandbox } = ctx;
  const { rows } = await db.pool.query<EventRow>(LAST_EVENTS, [projectId, ids.connectionId, RUNS]);
  const runs: Run[] = [];
  for (const { request_id, payload_id, created_at: at, ...request } of rows) {
    const run = await runTransformation(sandbox, {
      projectId,
      key: ids.transformationId,
      code: plan.versions.at(-1) ?? "",
      env: plan.env ?? {},
      context: JSON.stringify({ connection: { id: ids.connectionId, name: plan.connection } }),
      request,
    });
    if (!run) throw new Error(`The sandbox could not run ${plan.name}`);
    const { request: output } = run;
    runs.push({
      execution_id: newId(ID_PREFIXES.execution, at.getTime()),
      request_id,
      payload_id,
      output: output && {
        id: newId(ID_PREFIXES.payload, at.getTime()),
        request: output,
        body: output.body && `\\x${Buffer.from(output.body).toString("hex")}`,
        bytes: output.body?.length ?? 0,
      },
      log_level: run.logLevel,
      logs: run.logs,
      at,
    });
  }
  await db.pool.query(INSERT_OUTPUTS, [projectId, JSON.stringify(runs.flatMap(outputRow))]);
  await db.pool.query(INSERT_EXECUTIONS, [
    projectId,
    ids.transformationId,
    plan.versions.length,
    ids.connectionId,
    JSON.stringify(runs.map(executionRow)),
  ]);
}

function outputRow({ output, payload_id, at }: Run) {
  if (!output) return [];
  const { headers, path, query } = output.request;
  const { id, body, bytes } = output;
  return [{ id, original_id: payload_id, headers, path, query, body, bytes, at }];
}

function executionRow({ execution_id, output, ...run }: Run) {
  return { ...run, id: execution_id, output_id: output?.id ?? null };
}
