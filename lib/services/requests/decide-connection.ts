import { type StoredRequest, viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { applyRules, type RoutingDecision } from "#lib/domain/rules/apply-rules.ts";
import type { RoutingConnection } from "../sources/routing-config.ts";
import type { RunnableTransformation } from "../transformations/load-transformations.ts";
import type { TransformationRun } from "../transformations/run-transformation.ts";

/**
 * Which deduplicate rules ask their memory. A request that waits for its code to be run has passed those
 * that stand before it already; one that somebody wants routed again is no duplicate of anything.
 */
export type Deduplicated = "all" | "behind-code" | "none";

export type Decided = Exclude<RoutingDecision, { outcome: "effect" }>;

/** A run of code on the way, with what went in. */
export type TakenRun = { transformation: RunnableTransformation; run: TransformationRun };

/** What the rules of a connection made of a request. */
export type ConnectionOutcome = {
  /** Null: code has to be run first, and the caller had none to run it. */
  decision: Decided | null;
  /** What an event delivers, when code made it; null: the request as it came. */
  transformed: StoredRequest | null;
  runs: TakenRun[];
  /** The decision counts only for the first request with this key; others are duplicates. */
  dedupe: { key: string; windowMs: number } | null;
};

/** What of a connection decides about a request. */
type Decisive = Pick<RoutingConnection, "rules" | "transformations" | "isDisabled" | "isPaused">;

/** Runs a transformation; null: it could not be run, through no fault of its own. */
export type RunCode = (
  transformation: RunnableTransformation,
  request: StoredRequest,
) => Promise<TransformationRun | null>;

/** Thrown when code could not be run for a reason of ours: the whole is to be tried again. */
class CodeNotRunError extends Error {
  override readonly name = "CodeNotRunError";
}

const failed = (transformationId: string | null): Decided => ({
  outcome: "ignored",
  cause: "TRANSFORMATION_FAILED",
  meta: transformationId === null ? null : { transformation_id: transformationId },
});

/**
 * Takes a request through the rules of a connection, in their order. A step that runs code needs
 * `runCode`; without it the outcome is undecided there. A transformation that fails, or is no more, ends
 * the way: what it was given is never delivered. Throws CodeNotRunError.
 */
export async function decideConnection(
  connection: Decisive,
  request: StoredRequest,
  { deduplicated, runCode }: { deduplicated: Deduplicated; runCode: RunCode | null },
): Promise<ConnectionOutcome> {
  const outcome: ConnectionOutcome = { decision: null, transformed: null, runs: [], dedupe: null };
  let current = request;
  let decision = applyRules(connection.rules, connection, viewRequest(request));
  while (decision.outcome === "effect") {
    const { step, resume } = decision;
    if (step.type === "deduplicate") {
      const { keyOf, windowMs } = step.deduplicate;
      const isAsked =
        deduplicated === "all" || (deduplicated === "behind-code" && outcome.runs.length > 0);
      const key = isAsked ? keyOf(decision.request, current.body) : null;
      if (key !== null) outcome.dedupe = { key, windowMs };
      decision = resume({ outcome: "passed", request: decision.request });
      continue;
    }
    if (!runCode) return outcome;
    const transformation = connection.transformations[step.transformationId ?? ""];
    if (!transformation) return { ...outcome, decision: failed(step.transformationId) };
    const run = await runCode(transformation, current);
    if (!run) throw new CodeNotRunError("the sandbox was not available");
    outcome.runs.push({ transformation, run });
    if (!run.request) return { ...outcome, decision: failed(transformation.id) };
    current = run.request;
    outcome.transformed = current;
    decision = resume({ outcome: "passed", request: viewRequest(current) });
  }
  return { ...outcome, decision };
}
