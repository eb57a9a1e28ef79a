import type { Rule } from "#lib/schemas/rule.ts";

/** The rules of a connection as the form holds them: as text and switches. */
export type RuleValues = {
  hasRetry: boolean;
  retryStrategy: "linear" | "exponential";
  retryIntervalSeconds: string;
  retryCount: string;
  retryCodes: string;
  hasDelay: boolean;
  delaySeconds: string;
  hasFilter: boolean;
  filterText: string;
};

type FaultTeller = (field: keyof RuleValues, message: string) => void;

const FILTER_EXAMPLE = `{
  "body": { "type": "order.created" }
}`;

/** What the form starts with: retries as most want them, everything else off. */
export const DEFAULT_RULE_VALUES: RuleValues = {
  hasRetry: true,
  retryStrategy: "exponential",
  retryIntervalSeconds: "30",
  retryCount: "5",
  retryCodes: "",
  hasDelay: false,
  delaySeconds: "60",
  hasFilter: false,
  filterText: FILTER_EXAMPLE,
};

/** Returns the form's values for the rules of a connection; of several filters the first is the form's. */
export function toRuleValues(rules: readonly Rule[]): RuleValues {
  const retry = rules.find((rule) => rule.type === "retry");
  const delay = rules.find((rule) => rule.type === "delay");
  const filter = rules.find((rule) => rule.type === "filter");
  const values = { ...DEFAULT_RULE_VALUES, hasRetry: false };
  if (retry) {
    values.hasRetry = true;
    values.retryStrategy = retry.strategy;
    values.retryIntervalSeconds = toSeconds(retry.interval);
    values.retryCount = retry.count === null || retry.count === undefined ? "" : `${retry.count}`;
    values.retryCodes = (retry.response_status_codes ?? []).join(", ");
  }
  if (delay) {
    values.hasDelay = true;
    values.delaySeconds = toSeconds(delay.delay);
  }
  if (filter) {
    const { type: _, ...parts } = filter;
    values.hasFilter = true;
    values.filterText = JSON.stringify(parts, null, 2);
  }
  return values;
}

/**
 * Returns the rules for the form's values. Rules of `original` that the form does not edit keep their place;
 * an edited rule stands where it stood, a new one at the end.
 */
export function toRules(
  values: RuleValues,
  original: readonly Rule[],
  fault: FaultTeller,
): unknown[] {
  const edited = new Map<Rule["type"], unknown>();
  if (values.hasRetry) edited.set("retry", toRetryRule(values));
  if (values.hasDelay) edited.set("delay", { type: "delay", delay: toMs(values.delaySeconds) });
  if (values.hasFilter) edited.set("filter", toFilterRule(values.filterText, fault));

  const rules: unknown[] = [];
  const seen = new Set<Rule["type"]>();
  for (const rule of original) {
    const isFormRule = EDITED.has(rule.type) && !seen.has(rule.type);
    seen.add(rule.type);
    if (!isFormRule) rules.push(rule);
    else if (edited.has(rule.type)) rules.push(edited.get(rule.type));
    edited.delete(rule.type);
  }
  return [...rules, ...edited.values()];
}

const EDITED: ReadonlySet<Rule["type"]> = new Set(["retry", "delay", "filter"]);

/** Counts the rules that the form leaves as they are. */
export function countOtherRules(rules: readonly Rule[]): number {
  const filters = rules.filter((rule) => rule.type === "filter").length;
  const others = rules.filter((rule) => !EDITED.has(rule.type)).length;
  return others + Math.max(0, filters - 1);
}

/** Returns the field of the form for a path inside a rule, such as `interval`. */
export function ruleField(
  type: string | undefined,
  key: string | undefined,
): keyof RuleValues | null {
  if (type === "delay") return "delaySeconds";
  if (type === "filter") return "filterText";
  if (type !== "retry") return null;
  if (key === "interval") return "retryIntervalSeconds";
  return key === "count" ? "retryCount" : "retryCodes";
}

function toRetryRule(values: RuleValues) {
  const codes = values.retryCodes.split(/[\s,]+/).filter((code) => code !== "");
  return {
    type: "retry",
    strategy: values.retryStrategy,
    interval: toMs(values.retryIntervalSeconds),
    count: toNumber(values.retryCount),
    ...(codes.length === 0 ? {} : { response_status_codes: codes }),
  };
}

function toFilterRule(text: string, fault: FaultTeller) {
  const parsed = parseObject(text);
  if (!parsed) {
    fault("filterText", 'Write a JSON object, for example { "body": { "type": "order.created" } }');
    return { type: "filter" };
  }
  if (Object.keys(parsed).length === 0) {
    fault("filterText", "Name at least one of headers, body, query or path");
  }
  return { ...parsed, type: "filter" };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function toNumber(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text);
}

function toMs(secondsText: string): number | undefined {
  const seconds = toNumber(secondsText);
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

function toSeconds(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? "" : String(ms / 1000);
}
