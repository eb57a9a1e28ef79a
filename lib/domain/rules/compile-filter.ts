import { MAX_FILTER_DEPTH, VALUE_OPERATORS } from "#lib/schemas/filter.ts";
import { isPrimitive, looselyEquals, OPERATORS, type Operator } from "./filter-operators.ts";
import {
  parseReference,
  type Reference,
  resolveReference,
  UNRESOLVABLE,
} from "./filter-reference.ts";
import { ascend, descend, type FilterRun, GAVE_UP, spend } from "./filter-run.ts";

/** `root` is what references start from; `indexes` are the positions in lists on the way from it. */
type Scope = [root: unknown, indexes: readonly number[], run: FilterRun];

type Matcher = (input: unknown, ...scope: Scope) => boolean;

/**
 * One value of a filter. The language reads it in two ways: as a document (the whole filter, and what
 * stands below `$or`, `$and` and `$not`), where operators are names of fields like any other, and as
 * the value of a field.
 */
export type FilterNode = {
  matchDocument: Matcher;
  matchValue: Matcher;
  /** Only `$exist: false` can be true of a key that is not there. */
  acceptsMissing: boolean;
};

type Schema = Readonly<Record<string, unknown>>;

type Condition = { test: Operator; operand: unknown; reference: Reference | undefined };

function someElement(node: FilterNode, list: readonly unknown[], ...scope: Scope): boolean {
  const [root, indexes, run] = scope;
  descend(run);
  spend(run, 1);
  let isMatch = false;
  for (let i = 0; i < list.length && !isMatch; i++) {
    spend(run, 1);
    const below = run.tracksIndexes ? [...indexes, i] : indexes;
    isMatch = node.matchValue(list[i], root, below, run);
  }
  ascend(run);
  return isMatch;
}

function compileLiteral(literal: string | number | boolean | null): FilterNode {
  const node: FilterNode = {
    acceptsMissing: false,
    // A document that is asked to be null never is: the oracle fails on it, and so do its filters.
    matchDocument: (input, root, indexes, run) =>
      literal !== null && node.matchValue(input, root, indexes, run),
    matchValue(input, root, indexes, run) {
      if (Array.isArray(input)) return someElement(node, input, root, indexes, run);
      return isPrimitive(input) && looselyEquals(input, literal);
    },
  };
  return node;
}

/** A list asks that each of its items is met by some element; of an object, that of the same key. */
function compileList(schema: readonly unknown[], depth: number, run?: FilterRun): FilterNode {
  const items = schema.map((item) => compileNode(item, depth + 1, run));
  const asFields = compileFields(Object.entries(schema), items);
  const node: FilterNode = {
    acceptsMissing: false,
    matchDocument(input, root, indexes, run) {
      if (isPrimitive(input) || Array.isArray(input)) {
        return node.matchValue(input, input, indexes, run);
      }
      return asFields(input, root || input, indexes, run);
    },
    matchValue(input, root, indexes, run) {
      if (isPrimitive(input)) return false;
      if (!Array.isArray(input)) return node.matchDocument(input, root, indexes, run);
      return items.every((item) => someElement(item, input, root, indexes, run));
    },
  };
  return node;
}

/** Own keys only: nothing that every object inherits counts as sent. */
function compileFields(
  entries: readonly (readonly [string, unknown])[],
  nodes: readonly FilterNode[],
): Matcher {
  const fields = entries.map(([key], index) => ({ key, node: nodes[index] as FilterNode }));
  return (input, root, indexes, run) => {
    spend(run, fields.length + 1);
    for (const { key, node } of fields) {
      if (input === undefined) return false;
      const holder = input as Schema;
      const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
      if (value === undefined && !node.acceptsMissing) return false;
      if (!node.matchValue(value, root, indexes, run)) return false;
    }
    return true;
  };
}

function compileConditions(schema: Schema): Condition[] {
  return VALUE_OPERATORS.filter((key) => Object.hasOwn(schema, key)).map((key) => {
    const operand = schema[key];
    const path = isPrimitive(operand) ? undefined : (operand as Schema).$ref;
    return { test: OPERATORS[key], operand, reference: path ? parseReference(path) : undefined };
  });
}

function holds(condition: Condition, value: unknown, ...[root, indexes, run]: Scope): boolean {
  spend(run, typeof value === "string" ? 1 + (value.length >> 8) : 1);
  const { test, operand, reference } = condition;
  if (reference === undefined) return test(value, operand);
  const resolved = resolveReference(reference, root, indexes);
  return resolved !== UNRESOLVABLE && test(value, resolved);
}

/** The value that a reference means is read as a filter itself. */
function matchesReferred(reference: Reference, input: unknown, ...scope: Scope): boolean {
  const [root, indexes, run] = scope;
  const resolved = resolveReference(reference, root, indexes);
  if (resolved === UNRESOLVABLE) return false;
  descend(run);
  const isMatch = compileNode(resolved, 0, run).matchValue(input, root, indexes, run);
  ascend(run);
  return isMatch;
}

function compileObject(schema: Schema, depth: number, run?: FilterRun): FilterNode {
  const compile = (child: unknown) => compileNode(child, depth + 1, run);
  const branches = (key: "$or" | "$and") =>
    Array.isArray(schema[key]) ? schema[key].map(compile) : null;
  const or = branches("$or");
  const and = branches("$and");
  const not = schema.$not ? compile(schema.$not) : null;
  const entries = Object.entries(schema).filter(
    ([key]) => key !== "$not" && !(key === "$or" && or) && !(key === "$and" && and),
  );
  const isOnlyNot = not !== null && Object.keys(schema).length === 1;
  const matchFields = compileFields(entries, entries.map(([, child]) => compile(child)));
  const conditions = compileConditions(schema);
  const reference = schema.$ref ? parseReference(schema.$ref) : undefined;

  const node: FilterNode = {
    acceptsMissing: schema.$exist === false,
    matchDocument(input, root, indexes, run) {
      if (not) {
        const isMatch = not.matchDocument(input, root, indexes, run);
        if (isOnlyNot || isMatch) return !isMatch;
      }
      if (isPrimitive(input) || Array.isArray(input)) {
        return node.matchValue(input, input, indexes, run);
      }
      const from = root || input;
      if (or && !or.some((branch) => branch.matchDocument(input, from, indexes, run))) return false;
      if (and && !and.every((branch) => branch.matchDocument(input, from, indexes, run))) {
        return false;
      }
      return matchFields(input, from, indexes, run);
    },
    matchValue(input, root, indexes, run) {
      if (Array.isArray(input)) {
        if (conditions.length === 0) return someElement(node, input, root, indexes, run);
        // Operators ask about the list itself, and take their operands as they stand.
        return conditions.every(({ test, operand }) => {
          spend(run, 1 + input.length);
          return test(input, operand);
        });
      }
      if (or) return or.some((branch) => branch.matchDocument(input, root, indexes, run));
      if (reference !== undefined) return matchesReferred(reference, input, root, indexes, run);
      if (conditions.length > 0) {
        return conditions.every((condition) => holds(condition, input, root, indexes, run));
      }
      return !isPrimitive(input) && node.matchDocument(input, root, indexes, run);
    },
  };
  return node;
}

/**
 * Compiles one value of a filter, and everything below it. `run` pays for filters that come out of a
 * request by way of a reference. Throws GAVE_UP on what is nested too deep.
 */
export function compileNode(schema: unknown, depth = 0, run?: FilterRun): FilterNode {
  if (depth > MAX_FILTER_DEPTH) throw GAVE_UP;
  if (run) spend(run, 1);
  if (isPrimitive(schema)) return compileLiteral(schema);
  if (Array.isArray(schema)) return compileList(schema, depth, run);
  return compileObject(schema as Schema, depth, run);
}
