import { z } from "zod";

/** Operators on one value. `$or`, `$and`, `$not` and `$ref` shape the filter around them. */
export const VALUE_OPERATORS = [
  "$eq",
  "$neq",
  "$gt",
  "$gte",
  "$lt",
  "$lte",
  "$in",
  "$nin",
  "$startsWith",
  "$endsWith",
  "$exist",
] as const;
export type ValueOperator = (typeof VALUE_OPERATORS)[number];

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...VALUE_OPERATORS,
  "$or",
  "$and",
  "$not",
  "$ref",
]);

export const MAX_FILTER_DEPTH = 200;
const MAX_FILTER_NODES = 5_000;
const MAX_FILTER_TEXT = 256 * 1024;

/** A path to another field of the same part: `a.b`, `items[0].id`, `items[$index].id`, `["a b"]`. */
export const REFERENCE_PATH =
  /^(?:\$(?=[.[]))?(?:\.?[\w-]+|\[(?:\d+|\$index|"[^"]+"|'[^']+')\])(?:\.[\w-]+|\[(?:\d+|\$index|"[^"]+"|'[^']+')\])*$/;

type Visit = { value: unknown; path: string; depth: number };

function checkKey(key: string, value: unknown, path: string): string | null {
  if (!key.startsWith("$")) return null;
  if (!KNOWN_KEYS.has(key)) return `${key} is not a filter operator (at ${path || "the root"})`;
  if ((key === "$or" || key === "$and") && !Array.isArray(value)) {
    return `${key} must be a list (at ${path || "the root"})`;
  }
  if (key === "$ref" && !(typeof value === "string" && REFERENCE_PATH.test(value))) {
    return `$ref must be a path such as items[0].id (at ${path || "the root"})`;
  }
  return null;
}

/**
 * Returns what is wrong with a filter, naming the place, or null. Walks without recursion, so that no
 * depth can exhaust the stack. A key that starts with `$` and is no operator is refused: it would
 * never match what its author meant.
 */
function filterFault(filter: unknown): string | null {
  const pending: Visit[] = [{ value: filter, path: "", depth: 0 }];
  let nodes = 0;
  let text = 0;
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    const { value, path, depth } = visit;
    nodes += 1;
    if (nodes > MAX_FILTER_NODES) return `must have at most ${MAX_FILTER_NODES} values`;
    if (depth > MAX_FILTER_DEPTH) return `must be nested at most ${MAX_FILTER_DEPTH} levels deep`;
    if (typeof value === "number" && !Number.isFinite(value)) {
      return `must hold finite numbers only (at ${path || "the root"})`;
    }
    if (typeof value === "string") text += value.length;
    if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        text += key.length;
        const fault = checkKey(key, child, path);
        if (fault) return fault;
        pending.push({ value: child, path: path ? `${path}.${key}` : key, depth: depth + 1 });
      }
    }
    if (text > MAX_FILTER_TEXT) return `must have at most ${MAX_FILTER_TEXT} characters`;
  }
  return null;
}

/** One part of a filter rule: a literal or an object of the filter language; null means not tested. */
export const filterPart = z
  .unknown()
  .superRefine((value, context) => {
    if (Array.isArray(value)) {
      context.addIssue("must be one of [string, number, boolean, object, null]");
      return;
    }
    const fault = filterFault(value);
    if (fault) context.addIssue(fault);
  })
  .meta({ type: ["string", "number", "boolean", "object", "null"] });
