import type { ValueOperator } from "#lib/schemas/filter.ts";
import { type FilterRun, spend } from "./filter-run.ts";

export function isPrimitive(value: unknown): value is string | number | boolean | null {
  return value === null || (typeof value !== "object" && value !== undefined);
}

/** `==`, which the filter language means: "1" equals 1, false equals 0 and "". */
export function looselyEquals(a: unknown, b: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is the language's own.
  return a == b;
}

/** An operator on a value and its operand; types that it does not take are no match. */
export type Operator = (value: unknown, operand: unknown, run: FilterRun) => boolean;

/** A value as `$eq` compares it. Throws RangeError on what is nested too deep to be written. */
function comparable(value: unknown, run: FilterRun): unknown {
  if (isPrimitive(value)) return value;
  const text: string | undefined = JSON.stringify(value);
  spend(run, (text?.length ?? 0) >> 6);
  return text;
}

/** Null where the two cannot be compared, which is a match for neither `$eq` nor `$neq`. */
function areEqual(value: unknown, operand: unknown, run: FilterRun): boolean | null {
  try {
    return looselyEquals(comparable(value, run), comparable(operand, run));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Null where the types are not supported, which is a match for neither `$in` nor `$nin`. */
function isIn(value: unknown, operand: unknown): boolean | null {
  if (!isPrimitive(value)) return null;
  if (Array.isArray(operand)) {
    const isList = operand.every((each) => typeof each === "string" || typeof each === "number");
    return isList ? (operand as unknown[]).includes(value) : null;
  }
  if (typeof operand !== "string" && typeof operand !== "number") return null;
  return typeof value === "string" ? value.includes(String(operand)) : null;
}

function affix(test: (value: string, part: string) => boolean): Operator {
  return (value, operand) => {
    const parts = Array.isArray(operand) ? operand : [operand];
    if (typeof value !== "string" || parts.some((part) => typeof part !== "string")) return false;
    return parts.some((part) => test(value, part));
  };
}

/** Numbers out of range (1e400 in JSON) are no numbers that could be compared. */
const isOrdered = (value: unknown) =>
  typeof value === "string" || (typeof value === "number" && Number.isFinite(value));

function order(test: (value: string | number, bound: string | number) => boolean): Operator {
  return (value, operand) =>
    isOrdered(value) &&
    isOrdered(operand) &&
    test(value as string | number, operand as string | number);
}

export const OPERATORS: Readonly<Record<ValueOperator, Operator>> = {
  $eq: (value, operand, run) => areEqual(value, operand, run) === true,
  $neq: (value, operand, run) => areEqual(value, operand, run) === false,
  $in: (value, operand) => isIn(value, operand) === true,
  $nin: (value, operand) => isIn(value, operand) === false,
  $startsWith: affix((value, part) => value.startsWith(part)),
  $endsWith: affix((value, part) => value.endsWith(part)),
  $gt: order((value, bound) => value > bound),
  $gte: order((value, bound) => value >= bound),
  $lt: order((value, bound) => value < bound),
  $lte: order((value, bound) => value <= bound),
  $exist: (value, operand) => typeof operand === "boolean" && operand === (value !== undefined),
};
