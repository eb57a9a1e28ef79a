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
