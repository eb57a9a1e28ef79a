import { z } from "zod";

type Replace = (schema: z.ZodType) => z.ZodType | undefined;
type Visit = (schema: z.ZodType, value: unknown) => { value: unknown } | undefined;
type Json = Record<string, unknown>;

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** zod's types of inner schemas are those of its core; ours are all of its classic kind. */
function definition(schema: z.ZodType) {
  return (schema as unknown as z.core.$ZodTypes)._zod.def;
}

const classic = (schema: unknown) => schema as z.ZodType;

function rebuilt(schema: z.ZodType, parts: Json): z.ZodType {
  const def = { ...schema._zod.def, ...parts } as z.ZodType["_zod"]["def"];
  return z.core.clone(schema, def, { parent: true });
}

/**
 * Returns the schema with parts replaced, wherever they stand in it; the schema itself when nothing of it
 * was. What `replace` gives is not looked into.
 */
export function replaceIn(schema: z.ZodType, replace: Replace): z.ZodType {
  const whole = replace(schema);
  if (whole) return whole;
  const inner = (part: unknown) => replaceIn(classic(part), replace);
  const def = definition(schema);
  const withParts = (parts: Json) => {
    const isSame = Object.entries(parts).every(([key, part]) => part === (def as never)[key]);
    return isSame ? schema : rebuilt(schema, parts);
  };
  switch (def.type) {
    case "object": {
      const shape = Object.fromEntries(
        Object.entries(def.shape).map(([key, part]) => [key, inner(part)]),
      );
      const isSame = Object.entries(shape).every(([key, part]) => part === def.shape[key]);
      return isSame ? schema : rebuilt(schema, { shape });
    }
    case "array":
      return withParts({ element: inner(def.element) });
    case "record":
      return withParts({ valueType: inner(def.valueType) });
    case "union": {
      const options = def.options.map(inner);
      const isSame = options.every((option, index) => option === def.options[index]);
      return isSame ? schema : rebuilt(schema, { options });
    }
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
      return withParts({ innerType: inner(def.innerType) });
    case "pipe":
      return withParts({ in: inner(def.in) });
    default:
      return schema;
  }
}

/**
 * Returns the value, which fits the schema, with parts replaced: `visit` sees the schema and the value of
 * each part and gives the part's new value, or undefined to have its own parts looked into. Keys that the
 * schema does not name stay.
 */
export function convertBy(schema: z.ZodType, value: unknown, visit: Visit): unknown {
  const whole = visit(schema, value);
  if (whole) return whole.value;
  const inner = (part: unknown, partValue: unknown) => convertBy(classic(part), partValue, visit);
  const def = definition(schema);
  switch (def.type) {
    case "object":
      return isJson(value)
        ? mapValues(value, (part, key) =>
            Object.hasOwn(def.shape, key) ? inner(def.shape[key], part) : part,
          )
        : value;
    case "record":
      return isJson(value) ? mapValues(value, (part) => inner(def.valueType, part)) : value;
    case "array":
      return Array.isArray(value) ? value.map((part) => inner(def.element, part)) : value;
    case "union": {
      const fitting = def.options.find((option) => classic(option).safeParse(value).success);
      return fitting ? inner(fitting, value) : value;
    }
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
      return value == null ? value : inner(def.innerType, value);
    case "pipe":
      return inner(def.in, value);
    default:
      return value;
  }
}

function mapValues(value: Json, turn: (part: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, turn(part, key)]));
}
