import { VALUE_OPERATORS, type ValueOperator } from "#lib/schemas/filter.ts";
import { parseJson } from "./filter-parts.ts";

/** One line of the form: a field, what is asked of it, and of what value. */
export type Condition = {
  /** Keys joined by dots; empty where the part itself is asked, such as the path. */
  field: string;
  operator: "is" | ValueOperator;
  /** As it is written in the form: text stands as it is, other values and quoted text as JSON. */
  value: string;
};

export const OPERATOR_WORDS: Readonly<Record<Condition["operator"], string>> = {
  is: "is",
  $eq: "equals",
  $neq: "is not",
  $gt: "is more than",
  $gte: "is at least",
  $lt: "is less than",
  $lte: "is at most",
  $in: "is one of, or contains",
  $nin: "is none of",
  $startsWith: "starts with",
  $endsWith: "ends with",
  $exist: "is there",
};

/** Operators that the form offers; `$eq` is the same as `is` for everything that a form can hold. */
export const OFFERED: readonly Condition["operator"][] = [
  "is",
  ...VALUE_OPERATORS.filter((each) => each !== "$eq"),
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOperator = (key: string): key is ValueOperator =>
  (VALUE_OPERATORS as readonly string[]).includes(key);

const isLiteral = (value: unknown) =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/**
 * Reads one part of a filter as lines of a form, or null where it holds more than a form can show: `$or`,
 * `$and`, `$not`, references, lists outside operators, keys with dots.
 */
export function readConditions(filter: unknown): Condition[] | null {
  if (filter === undefined || filter === null) return [];
  const conditions: Condition[] = [];
  return collect(filter, [], conditions) ? conditions : null;
}

function collect(filter: unknown, path: readonly string[], into: Condition[]): boolean {
  const field = path.join(".");
  if (isLiteral(filter)) {
    into.push({ field, operator: "is", value: writeValue(filter) });
    return true;
  }
  if (!isObject(filter) || Object.keys(filter).length === 0) return false;
  const keys = Object.keys(filter);
  if (keys.every(isOperator)) {
    for (const key of keys) {
      const operand = filter[key];
      const isList = Array.isArray(operand) && operand.every(isLiteral);
      if (!isList && !isLiteral(operand)) return false;
      into.push({ field, operator: key as ValueOperator, value: writeValue(operand) });
    }
    return true;
  }
  return keys.every(
    (key) =>
      key !== "" &&
      key !== "__proto__" &&
      !/[.$]/.test(key) &&
      collect(filter[key], [...path, key], into),
  );
}

/** Text is shown without quotes, unless it would then be read as something else. */
function writeValue(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const isPlain = value === value.trim() && value !== "" && parseJson(value) === null;
  return isPlain ? value : JSON.stringify(value);
}

/** Reads what is written in a field of the form: JSON where it is, otherwise the text itself. */
export function readValue(text: string): unknown {
  return parseJson(text)?.value ?? (parseJson(text) ? null : text.trim());
}

function operandOf({ operator, value }: Condition): unknown {
  if (operator === "$exist") return value !== "false";
  const read = readValue(value);
  const takesList = operator === "$in" || operator === "$nin";
  if (takesList && typeof read === "string" && read.includes(",")) {
    return read.split(",").map((each) => readValue(each.trim()));
  }
  return read;
}

/**
 * Writes the lines of a form as one part of a filter; undefined without any. Of two lines that cannot stand
 * together (a field and something below it), the later one counts.
 */
export function writeConditions(conditions: readonly Condition[]): unknown {
  let filter: unknown;
  for (const condition of conditions) {
    const path = condition.field.split(".").filter((key) => key !== "");
    filter = put(filter, path, condition);
  }
  return filter;
}

function put(at: unknown, [key, ...rest]: readonly string[], condition: Condition): unknown {
  const held = isObject(at) ? at : {};
  if (key !== undefined) {
    const fields = Object.keys(held).some(isOperator) ? {} : held;
    return { ...fields, [key]: put(fields[key], rest, condition) };
  }
  const operand = operandOf(condition);
  if (condition.operator === "is") return operand;
  const operators = Object.keys(held).every(isOperator) ? held : {};
  return { ...operators, [condition.operator]: operand };
}
