import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import { logLevelOf } from "#lib/domain/rules/log-level.ts";
import { readTransformed, toTransformInput } from "#lib/domain/rules/transform.ts";
import type { ConsoleLine, ExecutionLogLevel } from "#lib/schemas/execution.ts";

export type TransformationJob = {
  projectId: string;
  /** Names code that never changes, such as a version of a transformation; null for code that runs once. */
  key: string | null;
  code: string;
  env: Readonly<Record<string, string>>;
  /** JSON text of what the handler gets as its second argument. */
  context: string;
  request: StoredRequest;
};

/** What a transformation did. `request` is null, and the level fatal, when no request came out of it. */
export type TransformationRun = {
  logLevel: ExecutionLogLevel;
  logs: ConsoleLine[];
  request: StoredRequest | null;
};

function fatal(logs: ConsoleLine[], message: string): TransformationRun {
  return { logLevel: "fatal", logs: [...logs, { type: "error", message }], request: null };
}

/**
 * Runs code on a request. Null: the sandbox could not run it, which is no fault of the code; it may be
 * tried again. Never rejects.
 */
export async function runTransformation(
  sandbox: Pick<Sandbox, "run">,
  { projectId, key, code, env, context, request }: TransformationJob,
): Promise<TransformationRun | null> {
  const input = toTransformInput(request);
  if (!input) return fatal([], "Error: The body of the request is nested too deep for code");
  const outcome = await sandbox.run(projectId, {
    key,
    code,
    env: JSON.stringify(env),
    request: input.request,
    context,
  });
  if (outcome.kind === "unavailable") return null;
  if (outcome.kind === "failed") return fatal(outcome.console, outcome.message);
  const read = readTransformed(outcome.json, request, input);
  if (read.result === "invalid") return fatal(outcome.console, read.message);
  return { logLevel: logLevelOf(outcome.console), logs: outcome.console, request: read.request };
}
