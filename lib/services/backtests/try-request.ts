import { createHash } from "node:crypto";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import { compareOutcomes, type Outcome } from "#lib/domain/backtests/compare-outcomes.ts";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import { compileRules } from "#lib/domain/rules/apply-rules.ts";
import type { BacktestEffect } from "#lib/schemas/backtest.ts";
import type { ConsoleLine } from "#lib/schemas/execution.ts";
import { type ConnectionOutcome, decideConnection } from "../requests/decide-connection.ts";
import type { RunnableTransformation } from "../transformations/load-transformations.ts";
import {
  runTransformation,
  type TransformationRun,
} from "../transformations/run-transformation.ts";
import type { Candidate, PlannedConnection } from "./backtest-plan.ts";

const TRIES = 3;

export type Side = "before" | "after";

/** What rules made of a request on one side. */
export type Tried = Outcome & {
  failedParts: string[];
  logs: ConsoleLine[];
  /** What an event would deliver. */
  request: StoredRequest | null;
};

type Deciding = Parameters<typeof decideConnection>[0];

/** A connection as it is and as it would be. */
export type PreparedConnection = { id: string; sides: Record<Side, Deciding>; context: string };

/** First meeting of a key of a deduplicate rule, in ms, by side, connection and key. */
export type Memory = Record<string, number>;

const KEY_CHARS = 24;

/** Prepares both sides of a connection. It is taken for enabled and not paused: rules alone decide. */
export function prepareConnection(
  { id, rules }: PlannedConnection,
  candidate: Candidate,
  transformations: readonly RunnableTransformation[],
  context: string,
): PreparedConnection {
  const stored = Object.fromEntries(transformations.map((each) => [each.id, each]));
  const side = (tried: PlannedConnection["rules"], known: typeof stored): Deciding => ({
    rules: compileRules(tried),
    transformations: known,
    isDisabled: false,
    isPaused: false,
  });
  const before = side(rules, stored);
  if ("rules" in candidate)
    return { id, context, sides: { before, after: side(candidate.rules, stored) } };
  const { transformationId, code, env } = candidate;
  const replaced = stored[transformationId];
  const changed = replaced ? { ...stored, [transformationId]: { ...replaced, code, env } } : stored;
  return { id, context, sides: { before, after: side(rules, changed) } };
}

type Trial = {
  sandbox: Pick<Sandbox, "run">;
  projectId: string;
  backtestId: string;
  memory: Memory;
};

/** Takes one request through both sides of a connection. Throws when its code could not be run. */
export async function tryRequest(
  trial: Trial,
  connection: PreparedConnection,
  request: StoredRequest,
  atMs: number,
): Promise<{ effect: BacktestEffect; before: Tried; after: Tried }> {
  const before = await trySide(trial, connection, "before", request, atMs);
  const after = await trySide(trial, connection, "after", request, atMs);
  return { effect: compareOutcomes(before, after), before, after };
}

async function trySide(
  trial: Trial,
  { id, sides, context }: PreparedConnection,
  side: Side,
  request: StoredRequest,
  atMs: number,
): Promise<Tried> {
  const { sandbox, projectId, backtestId, memory } = trial;
  const outcome = await decideConnection(sides[side], request, {
    deduplicated: "all",
    async runCode(transformation, input) {
      const job = {
        projectId,
        key: `${backtestId}:${id}:${side}:${transformation.id}`,
        code: transformation.code,
        env: transformation.env,
        context,
        request: input,
      };
      let run: TransformationRun | null = null;
      for (let tries = 0; !run && tries < TRIES; tries += 1)
        run = await runTransformation(sandbox, job);
      return run;
    },
  });
  return summarize(outcome, request, isDuplicate(memory, `${side}:${id}`, outcome, atMs));
}

/** Whether an equal request came before, among those that were tried. Remembers the first of its window. */
function isDuplicate(
  memory: Memory,
  owner: string,
  { dedupe }: ConnectionOutcome,
  atMs: number,
): boolean {
  if (!dedupe) return false;
  const key = `${owner}:${dedupe.key.slice(0, KEY_CHARS)}`;
  const firstMs = memory[key];
  if (firstMs !== undefined && atMs - firstMs < dedupe.windowMs) return true;
  memory[key] = atMs;
  return false;
}

function summarize(
  outcome: ConnectionOutcome,
  original: StoredRequest,
  isDuplicate: boolean,
): Tried {
  const logs = outcome.runs.flatMap(({ run }) => run.logs);
  const { decision } = outcome;
  if (!decision) throw new Error("rules did not decide although their code was run");
  const ignored = (
    cause: Extract<Outcome, { outcome: "ignored" }>["cause"],
    failedParts: string[],
  ) => ({ outcome: "ignored", cause, failedParts, logs, request: null }) satisfies Tried;
  if (isDuplicate) return ignored("DEDUPLICATED", []);
  if (decision.outcome === "ignored") {
    const { cause, meta } = decision;
    return ignored(cause, cause === "FILTERED" && Array.isArray(meta) ? meta.map(String) : []);
  }
  const request = outcome.transformed ?? original;
  return { outcome: "event", delivered: deliveredText(request), failedParts: [], logs, request };
}

/** Equal texts are deliveries that nobody could tell apart. */
function deliveredText({ headers, body, path, query }: StoredRequest): string {
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash("sha256")
    .update(body ?? new Uint8Array())
    .digest("hex");
  return JSON.stringify([path, query, sorted, digest]);
}
