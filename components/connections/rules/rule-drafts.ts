import type { Rule } from "#lib/schemas/rule.ts";
import { type DurationValue, fromDurationValue, toDurationValue } from "./duration-value.ts";

/** A rule as the form holds it: as text and choices. Its `id` is the form's own. */
export type RuleDraft = { id: string } & (
  | {
      type: "retry";
      strategy: "linear" | "exponential";
      interval: DurationValue;
      count: string;
      codes: string;
    }
  | {
      type: "filter";
      /** The filter as JSON. */
      text: string;
      /** Why what is being typed is none (yet); the text is what it was before. */
      problem: string | null;
    }
  | { type: "transform"; transformationId: string }
  | { type: "delay"; delay: DurationValue }
  | { type: "deduplicate"; window: DurationValue; fields: DeduplicateFields; paths: string }
);
export type RuleType = RuleDraft["type"];
export type DraftOf<Type extends RuleType> = Extract<RuleDraft, { type: Type }>;

type DeduplicateFields = "all" | "include" | "exclude";

const FILTER_EXAMPLE = `{
  "body": { "type": "order.created" }
}`;

/** A new rule with what most want of it. */
export function newDraft(type: RuleType, id: string): RuleDraft {
  switch (type) {
    case "retry":
      return {
        id,
        type,
        strategy: "exponential",
        interval: { amount: "30", unit: "s" },
        count: "5",
        codes: "",
      };
    case "filter":
      return { id, type, text: FILTER_EXAMPLE, problem: null };
    case "transform":
      return { id, type, transformationId: "" };
    case "delay":
      return { id, type, delay: { amount: "1", unit: "min" } };
    case "deduplicate":
      return { id, type, window: { amount: "5", unit: "min" }, fields: "all", paths: "" };
  }
}

/** Of these a connection has one at most. */
const AT_MOST_ONCE: ReadonlySet<RuleType> = new Set(["retry", "delay", "deduplicate"]);

/** Tells whether another rule of a type may be added. */
export function mayAdd(type: RuleType, drafts: readonly RuleDraft[]): boolean {
  return !AT_MOST_ONCE.has(type) || drafts.every((draft) => draft.type !== type);
}

/** Returns the rules of a connection as drafts; their ids are their places. */
export function toDrafts(rules: readonly Rule[]): RuleDraft[] {
  return rules.map((rule, index) => toDraft(rule, `rule-${index}`));
}

function toDraft(rule: Rule, id: string): RuleDraft {
  switch (rule.type) {
    case "retry":
      return {
        id,
        type: "retry",
        strategy: rule.strategy,
        interval: optionalDuration(rule.interval),
        count: String(rule.count ?? ""),
        codes: (rule.response_status_codes ?? []).join(", "),
      };
    case "filter": {
      const { type, ...parts } = rule;
      return { id, type, text: JSON.stringify(parts, null, 2), problem: null };
    }
    case "transform":
      return { id, type: "transform", transformationId: rule.transformation_id ?? "" };
    case "delay":
      return { id, type: "delay", delay: toDurationValue(rule.delay) };
    case "deduplicate":
      return {
        id,
        type: "deduplicate",
        window: toDurationValue(rule.window),
        fields: rule.include_fields ? "include" : rule.exclude_fields ? "exclude" : "all",
        paths: (rule.include_fields ?? rule.exclude_fields ?? []).join("\n"),
      };
  }
}

function optionalDuration(ms: number | null | undefined): DurationValue {
  return ms === null || ms === undefined ? { amount: "", unit: "s" } : toDurationValue(ms);
}

/** Makes the rule as the API takes it; what cannot be right is left for its schema to say. */
export function toRule(draft: RuleDraft): unknown {
  switch (draft.type) {
    case "retry":
      return retryRule(draft);
    case "filter":
      return { ...parseObject(draft.text), type: "filter" };
    case "transform":
      return { type: "transform", transformation_id: draft.transformationId };
    case "delay":
      return { type: "delay", delay: fromDurationValue(draft.delay) };
    case "deduplicate": {
      const paths = draft.paths.split(/[\s,]+/).filter((path) => path !== "");
      return {
        type: "deduplicate",
        window: fromDurationValue(draft.window),
        ...(draft.fields === "all" ? {} : { [`${draft.fields}_fields`]: paths }),
      };
    }
  }
}

export function retryRule(draft: DraftOf<"retry">) {
  const codes = draft.codes.split(/[\s,]+/).filter((code) => code !== "");
  return {
    type: "retry" as const,
    strategy: draft.strategy,
    interval: fromDurationValue(draft.interval),
    count: draft.count.trim() === "" ? undefined : Number(draft.count),
    ...(codes.length === 0 ? {} : { response_status_codes: codes }),
  };
}

/** Reads a JSON object; null where it is none. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
