import { VALUE_OPERATORS } from "#lib/schemas/filter.ts";
import { isPrimitive, OPERATORS, type Operator } from "./filter-operators.ts";
import {
  parseReference,
  type Reference,
  resolveReference,
  UNRESOLVABLE,
} from "./filter-reference.ts";
import { type FilterRun, spend } from "./filter-run.ts";

/** `root` is what references start from; `indexes` are the positions in lists on the way from it. */
export type Scope = [root: unknown, indexes: readonly number[], run: FilterRun];

export type Condition = { test: Operator; operand: unknown; reference: Reference | undefined };

/** Collects the operators of an object; an operand may be a reference to another field. */
export function compileConditions(schema: Readonly<Record<string, unknown>>): Condition[] {
  return VALUE_OPERATORS.filter((key) => Object.hasOwn(schema, key)).map((key) => {
    const operand = schema[key];
    const path = isPrimitive(operand) ? undefined : (operand as { $ref?: unknown }).$ref;
    return { test: OPERATORS[key], operand, reference: path ? parseReference(path) : undefined };
  });
}

/** Tells whether an operator is true of a value that is no list. */
export function holds(
  condition: Condition,
  value: unknown,
  ...[root, indexes, run]: Scope
): boolean {
  spend(run, typeof value === "string" ? 1 + (value.length >> 8) : 1);
  const { test, operand, reference } = condition;
  if (reference === undefined) return test(value, operand, run);
  const resolved = resolveReference(reference, root, indexes);
  return resolved !== UNRESOLVABLE && test(value, resolved, run);
}

/** Tells whether an operator is true of a list as a whole; operands are then taken as they stand. */
export function holdsOfList(
  { test, operand }: Condition,
  list: readonly unknown[],
  run: FilterRun,
): boolean {
  spend(run, 1);
  return test(list, operand, run);
}
