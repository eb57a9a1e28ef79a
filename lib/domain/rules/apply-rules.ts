import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { IgnoredCause } from "#lib/schemas/enums.ts";
import type { RetryRule, Rule } from "#lib/schemas/rule.ts";
import { type CompiledFilter, compileFilter, evaluate, type FilterPart } from "./filter.ts";

/** What a request passes on its way to becoming an event, in the order of `rules[]`. */
export type RuleStep = { type: "filter"; filter: CompiledFilter };

/** The rules of a connection, prepared once per version. */
export type CompiledRules = {
  steps: readonly RuleStep[];
  delayMs: number;
  retry: RetryRule | null;
  /** Whether a step looks at the body: others need not read a large one. */
  readsBody: boolean;
};

export type ConnectionState = { isDisabled: boolean; isPaused: boolean };

export type RoutingDecision =
  | { outcome: "event"; status: "QUEUED" | "SCHEDULED" | "HOLD"; delayMs: number }
  | { outcome: "ignored"; cause: IgnoredCause; meta: readonly FilterPart[] | null };

/** Prepares rules: filters compiled and kept in order; retry and delay count wherever they stand. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const steps: RuleStep[] = [];
  for (const rule of rules) {
    if (rule.type === "filter") steps.push({ type: "filter", filter: compileFilter(rule) });
  }
  return {
    steps,
    delayMs: rules.find((rule) => rule.type === "delay")?.delay ?? 0,
    retry: rules.find((rule) => rule.type === "retry") ?? null,
    readsBody: rules.some((rule) => rule.type === "filter" && rule.body !== undefined),
  };
}

/**
 * Decides what a connection makes of a request. Disabled: ignored. A filter that does not match: ignored,
 * with the parts that failed. Otherwise an event: held while the connection is paused, scheduled when a
 * delay rule says so.
 */
export function applyRules(
  rules: CompiledRules,
  connection: ConnectionState,
  request: RequestView,
): RoutingDecision {
  if (connection.isDisabled) return { outcome: "ignored", cause: "DISABLED", meta: null };
  for (const step of rules.steps) {
    const verdict = evaluate(step.filter, request);
    if (!verdict.passed) return { outcome: "ignored", cause: "FILTERED", meta: verdict.failed };
  }
  if (connection.isPaused) return { outcome: "event", status: "HOLD", delayMs: 0 };
  if (rules.delayMs > 0) {
    return { outcome: "event", status: "SCHEDULED", delayMs: rules.delayMs };
  }
  return { outcome: "event", status: "QUEUED", delayMs: 0 };
}
