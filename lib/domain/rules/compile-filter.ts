import { MAX_FILTER_DEPTH } from "#lib/schemas/filter.ts";
import { compileConditions, holds, holdsOfList, type Scope } from "./filter-condition.ts";
import { isPrimitive, looselyEquals } from "./filter-operators.ts";
import {
  parseReference,
  type Reference,
  resolveReference,
  UNRESOLVABLE,
} from "./filter-reference.ts";
import { ascend, descend, type FilterRun, GAVE_UP, spend } from "./filter-run.ts";

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
    // simple-json-match fails on null here, and a failure is no match, also of a null.
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
  const asFields = compileFields(items.map((node, index) => ({ key: String(index), node })));
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

type Field = { key: string; node: FilterNode };

/** Own keys only: nothing that every object inherits counts as sent. */
function compileFields(fields: readonly Field[]): Matcher {
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
  const isOnlyNot = not !== null && Object.keys(schema).length === 1;
  const fields = Object.entries(schema).filter(
    ([key]) => key !== "$not" && !(key === "$or" && or) && !(key === "$and" && and),
  );
  const matchFields = compileFields(fields.map(([key, child]) => ({ key, node: compile(child) })));
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
        return conditions.every((condition) => holdsOfList(condition, input, run));
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
