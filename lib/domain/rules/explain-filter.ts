import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";
import type { FilterRule } from "#lib/schemas/rule.ts";
import { compileFilter, evaluate, FILTER_PARTS, type FilterPart } from "./filter.ts";

/** One thing that a filter asks of a part of a request. */
export type FilterCheck = {
  /** Keys on the way from the part to what is asked; empty: of the part as a whole. */
  path: readonly string[];
  expected: unknown;
  /** What stands there; absent where nothing does. */
  found?: unknown;
  passed: boolean;
};

export type PartExplanation = { part: FilterPart; passed: boolean; checks: FilterCheck[] };

/** So that a filter with thousands of fields does not cost thousands of evaluations. */
const MAX_CHECKS = 200;

type Fields = Readonly<Record<string, unknown>>;
type Leaf = { path: string[]; expected: unknown };

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Below the first level, keys of operators shape the object around them: it is asked as a whole. */
const isPlain = (value: unknown): value is Fields =>
  isFields(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => !key.startsWith("$"));

function valueAt(input: unknown, path: readonly string[]): { found?: unknown } {
  let value = input;
  for (const key of path) {
    if (!isFields(value) || !Object.hasOwn(value, key)) return {};
    value = value[key];
  }
  return { found: value };
}

/** A filter that asks the one thing only. */
function alone({ path, expected }: Leaf): unknown {
  return path.reduceRight<unknown>((inner, key) => {
    const holder: Record<string, unknown> = {};
    setOwnProperty(holder, key, inner);
    return holder;
  }, expected);
}

/**
 * Splits what is asked of a value as far as all of it has to hold anyway: fields of an object, where the
 * request has an object too. Of a list some element has to meet everything at once.
 */
function leavesOf(filter: Fields, input: Fields, path: string[]): Leaf[] {
  return Object.entries(filter).flatMap(([key, expected]) => {
    const here = [...path, key];
    const below = Object.hasOwn(input, key) ? input[key] : undefined;
    if (isPlain(expected) && isFields(below)) return leavesOf(expected, below, here);
    return [{ path: here, expected }];
  });
}

function explainPart(part: FilterPart, filter: unknown, request: RequestView): PartExplanation {
  const input = request[part];
  const passes = (asked: unknown) =>
    evaluate(compileFilter({ type: "filter", [part]: asked }), request).passed;
  const isSplit = isFields(filter) && isFields(input) && Object.keys(filter).length > 0;
  const leaves = isSplit ? leavesOf(filter, input, []) : [];
  const shown = leaves.length === 0 || leaves.length > MAX_CHECKS ? null : leaves;
  const passed = passes(filter);
  const whole: Leaf = { path: [], expected: filter };
  const checks = (shown ?? [whole]).map((leaf) => ({
    ...leaf,
    ...found(leaf, input),
    passed: shown ? passes(alone(leaf)) : passed,
  }));
  return { part, passed, checks };
}

const SHAPING: ReadonlySet<string> = new Set(["$or", "$and", "$not"]);

/** What shapes a filter at the first level looks at the part itself. */
function found({ path }: Leaf, input: unknown): { found?: unknown } {
  const isOfPart = path.length === 1 && SHAPING.has(path[0] ?? "");
  return isOfPart ? { found: input } : valueAt(input, path);
}

/**
 * Explains what a filter makes of a request, part by part and key by key, by the code that routing uses. A
 * part passes when all of its checks do.
 */
export function explainFilter(
  parts: Omit<FilterRule, "type">,
  request: RequestView,
): PartExplanation[] {
  return FILTER_PARTS.filter((part) => parts[part] !== undefined && parts[part] !== null).map(
    (part) => explainPart(part, parts[part], request),
  );
}
