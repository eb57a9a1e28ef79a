import { VALUE_OPERATORS } from "#lib/schemas/filter.ts";
import { PARTS, type Part } from "./filter-parts.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const OPERATOR_HELP: Readonly<Record<string, string>> = {
  $eq: "Equal to a value, or to another field by $ref",
  $neq: "Not equal to a value",
  $gt: "More than a number, or later in the alphabet than a text",
  $gte: "At least",
  $lt: "Less than",
  $lte: "At most",
  $in: "One of a list; of a text: it contains the value",
  $nin: "None of a list; of a text: it does not contain the value",
  $startsWith: "Starts with a text, or with one of a list",
  $endsWith: "Ends with a text, or with one of a list",
  $exist: "true: the field is there; false: it is not",
};

const SHAPE: Readonly<Record<string, JsonSchema>> = {
  $or: {
    type: "array",
    items: { $ref: "#/definitions/value" },
    description: "Any of these matches",
  },
  $and: {
    type: "array",
    items: { $ref: "#/definitions/value" },
    description: "All of these match",
  },
  $not: { $ref: "#/definitions/value", description: "This does not match" },
  $ref: { type: "string", description: "The value of another field: items[0].id" },
};

const MAX_DEPTH = 6;
const MAX_KEYS = 60;

/** Fields that a sample has, so that they are offered while one types. */
function fieldsOf(sample: unknown, depth: number): Record<string, JsonSchema> {
  if (Array.isArray(sample)) return fieldsOf(sample[0], depth);
  if (typeof sample !== "object" || sample === null || depth > MAX_DEPTH) return {};
  return Object.fromEntries(
    Object.entries(sample)
      .slice(0, MAX_KEYS)
      .map(([key, value]) => [key, valueSchema(value, depth + 1)]),
  );
}

function valueSchema(sample: unknown, depth: number): JsonSchema {
  const operators = Object.fromEntries(
    VALUE_OPERATORS.map((key) => [key, { description: OPERATOR_HELP[key] }]),
  );
  const isLeaf = typeof sample !== "object" || sample === null;
  return {
    properties: { ...fieldsOf(sample, depth), ...operators, ...SHAPE },
    // What the sample holds is proposed as it stands there.
    ...(isLeaf && sample !== undefined ? { examples: [sample], default: sample } : {}),
  };
}

/** Describes a filter to the JSON editor: its parts, operators, and the fields of the sample. */
export function filterSchema(sample: { readonly [P in Part]?: unknown } | null): JsonSchema {
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(PARTS.map((part) => [part, valueSchema(sample?.[part], 0)])),
    definitions: { value: valueSchema(undefined, 0) },
  };
}
