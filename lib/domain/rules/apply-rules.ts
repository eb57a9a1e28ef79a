import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { IgnoredCause } from "#lib/schemas/enums.ts";
import type { RetryRule, Rule } from "#lib/schemas/rule.ts";
import { type CompiledDeduplicate, compileDeduplicate } from "./deduplicate.ts";
import { delayOf } from "./delay.ts";
import { type CompiledFilter, compileFilter, evaluate } from "./filter.ts";

/** Code to run or a memory to ask. */
export type EffectStep =
  /** Null where the rule names no transformation. */
  | { type: "transform"; transformationId: string | null }
  | { type: "deduplicate"; deduplicate: CompiledDeduplicate };

/** What a request passes on its way to becoming an event, in the order of `rules[]`. */
type RuleStep = { type: "filter"; filter: CompiledFilter } | EffectStep;

/** The rules of a connection, prepared once per version. */
export type CompiledRules = {
  steps: readonly RuleStep[];
  delayMs: number;
  retry: RetryRule | null;
  /** Whether a step looks at the body: others need not read a large one. */
  readsBody: boolean;
};

export type ConnectionState = { isDisabled: boolean; isPaused: boolean };

type IgnoredDecision = { outcome: "ignored"; cause: IgnoredCause; meta: unknown };

/** What a step that this file cannot take by itself came to; `request` is what the next step sees. */
type EffectResult = { outcome: "passed"; request: RequestView } | IgnoredDecision;

export type RoutingDecision =
  /** `request` is what the event delivers: the one given, unless a transformation made another. */
  | {
      outcome: "event";
      status: "QUEUED" | "SCHEDULED" | "HOLD";
      delayMs: number;
      request: RequestView;
    }
  | IgnoredDecision
  /** The caller takes the step and goes on by `resume`. */
  | {
      outcome: "effect";
      step: EffectStep;
      request: RequestView;
      resume: (result: EffectResult) => RoutingDecision;
    };

function toSteps(rule: Rule): RuleStep[] {
  switch (rule.type) {
    case "filter":
      return [{ type: "filter", filter: compileFilter(rule) }];
    case "transform":
      return [{ type: "transform", transformationId: rule.transformation_id ?? null }];
    case "deduplicate":
      return [{ type: "deduplicate", deduplicate: compileDeduplicate(rule) }];
    case "retry":
    case "delay":
      return [];
  }
}

/** Prepares rules: filters compiled, steps kept in order; retry and delay count wherever they stand. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const steps = rules.flatMap(toSteps);
  return {
    steps,
    delayMs: delayOf(rules),
    retry: rules.find((rule) => rule.type === "retry") ?? null,
    readsBody: steps.some(
      (step) => step.type !== "filter" || step.filter.parts.some(({ part }) => part === "body"),
    ),
  };
}

function decideEvent(
  rules: CompiledRules,
  connection: ConnectionState,
  request: RequestView,
): RoutingDecision {
  const { delayMs } = rules;
  if (connection.isPaused) return { outcome: "event", status: "HOLD", delayMs: 0, request };
  const status = delayMs > 0 ? "SCHEDULED" : "QUEUED";
  return { outcome: "event", status, delayMs, request };
}

/**
 * Decides what a connection makes of a request. Disabled: ignored. Then step by step: a filter that does
 * not match ignores it and names the parts that failed; a step with an effect is handed to the caller.
 * What passes all is an event: held while the connection is paused, scheduled when a delay rule says so.
 */
export function applyRules(
  rules: CompiledRules,
  connection: ConnectionState,
  request: RequestView,
  fromStep = 0,
): RoutingDecision {
  if (connection.isDisabled) return { outcome: "ignored", cause: "DISABLED", meta: null };
  for (const [index, step] of rules.steps.entries()) {
    if (index < fromStep) continue;
    if (step.type !== "filter") {
      const resume = (result: EffectResult) =>
        result.outcome === "ignored"
          ? result
          : applyRules(rules, connection, result.request, index + 1);
      return { outcome: "effect", step, request, resume };
    }
    const verdict = evaluate(step.filter, request);
    if (!verdict.passed) return { outcome: "ignored", cause: "FILTERED", meta: verdict.failed };
  }
  return decideEvent(rules, connection, request);
}
