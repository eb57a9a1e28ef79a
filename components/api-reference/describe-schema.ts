import type { JsonSchema } from "#lib/client/api-reference.ts";

/** One line of a table of fields, with the fields below it. */
export type Field = {
  name: string;
  type: string;
  isRequired: boolean;
  /** Limits and default, in words. */
  notes: readonly string[];
  /** The values that are allowed, when there are only some. */
  values: readonly string[];
  fields: readonly Field[];
};

const MAX_DEPTH = 5;

const alternativesOf = (schema: JsonSchema) => schema.anyOf ?? schema.oneOf ?? [];
const isNull = (schema: JsonSchema) => schema.type === "null";

/** Names the type of a value: `string`, `number[]`, `object or null`. */
export function typeOf(schema: JsonSchema): string {
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") {
    const item = schema.items ? typeOf(schema.items) : "any";
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (Array.isArray(schema.type)) return schema.type.join(" or ");
  if (schema.format === "date-time") return "date";
  return schema.type ?? (schema.properties ? "object" : "any");
}

function limitsOf(schema: JsonSchema): string[] {
  const { minimum, maximum, maxLength, default: fallback } = schema;
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const notes = [];
  if (minimum !== undefined && isBounded) notes.push(`${minimum} to ${maximum}`);
  else if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) {
    notes.push(`at least ${minimum}`);
  }
  if (maxLength !== undefined) notes.push(`at most ${maxLength} characters`);
  if (fallback !== undefined) notes.push(`default ${JSON.stringify(fallback)}`);
  return notes;
}

/** The alternatives of a value that may be several things, itself otherwise; never null. */
function parts(schema: JsonSchema): JsonSchema[] {
  const alternatives = alternativesOf(schema).filter((part) => !isNull(part));
  return alternatives.length > 0 ? alternatives.flatMap(parts) : [schema];
}

const itemOf = (schema: JsonSchema) =>
  schema.type === "array" && schema.items ? parts(schema.items) : [schema];

/** Lists the fields of an object, of the objects in a list, and of all alternatives, one after the other. */
export function fieldsOf(schema: JsonSchema, depth = 0): Field[] {
  if (depth > MAX_DEPTH) return [];
  const fields = new Map<string, Field>();
  for (const object of parts(schema).flatMap(itemOf)) {
    for (const [name, value] of Object.entries(object.properties ?? {})) {
      const known = fields.get(name);
      const type = typeOf(value);
      const all = parts(value).flatMap(itemOf);
      fields.set(name, {
        name,
        type: known && !known.type.split(" or ").includes(type) ? `${known.type} or ${type}` : type,
        isRequired: object.required?.includes(name) ?? false,
        notes: known?.notes ?? [...new Set([value, ...all].flatMap(limitsOf))],
        values: [
          ...new Set([
            ...(known?.values ?? []),
            ...all.flatMap((part) => part.enum ?? []).map(String),
          ]),
        ],
        fields: known?.fields.length ? known.fields : fieldsOf(value, depth + 1),
      });
    }
  }
  return [...fields.values()];
}
