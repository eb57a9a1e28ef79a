/** Where in a payload something is looked for. */
export type PayloadPart = "body" | "headers" | "query" | "path";

/** What is looked for, as the API takes it. */
export type PayloadQuery = {
  search_term?: string;
  path?: string;
  headers?: Record<string, unknown>;
  body?: unknown;
  parsed_query?: Record<string, unknown>;
};

const PLAIN_KEY = /^[\p{L}\p{N}_$-]+$/u;
const AND = " and ";

/** Writes a path as clauses and columns have it: `body.customer.id`, `body["a.b"]`. */
export function writePath(part: string, keys: readonly (string | number)[]): string {
  return keys.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return PLAIN_KEY.test(key) ? `${text}.${key}` : `${text}[${JSON.stringify(key)}]`;
  }, part);
}

/** Writes that a value is wanted at a path: `body.type = "order.paid"`. */
export function writeClause(
  part: PayloadPart,
  keys: readonly (string | number)[],
  value: unknown,
): string {
  return `${writePath(part, keys)} = ${JSON.stringify(value)}`;
}

/** Adds a clause to those that a list is searched by. */
export function addClause(where: string, clause: string): string {
  return where === "" ? clause : `${where}${AND}${clause}`;
}

const STEP = /\.([\p{L}\p{N}_$-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gu;

/** Reads the keys behind the first word of a path, or null for a text that is no path. */
export function readPath(text: string): { part: string; keys: (string | number)[] } | null {
  const [part = ""] = /^[a-z]+/.exec(text) ?? [];
  const rest = text.slice(part.length);
  const steps = [...rest.matchAll(STEP)];
  if (part === "" || steps.reduce((sum, step) => sum + step[0].length, 0) !== rest.length)
    return null;
  return {
    part,
    keys: steps.map(([, plain, index, quoted]) => {
      if (plain !== undefined) return plain;
      return index === undefined ? String(JSON.parse(quoted ?? '""')) : Number(index);
    }),
  };
}
