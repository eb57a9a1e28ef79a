/** A place in a payload: `body.customer.id` is the part `body` and two keys. */
export type PayloadPath = { part: string; keys: (string | number)[] };

const STEP = /\.([\p{L}\p{N}_$-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gu;
const PARTS = new Set(["body", "headers", "query"]);

function readQuoted(text: string): string | null {
  try {
    return String(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Reads the keys behind the first word of a path, or null for a text that is no path. */
export function readPath(text: string): PayloadPath | null {
  const [part = ""] = /^[a-z]+/.exec(text) ?? [];
  const rest = text.slice(part.length);
  const steps = [...rest.matchAll(STEP)];
  const length = steps.reduce((sum, step) => sum + step[0].length, 0);
  if (part === "" || length !== rest.length) return null;
  const keys = steps.map(([, plain, index, quoted]) => {
    if (plain !== undefined) return plain;
    return index === undefined ? readQuoted(quoted ?? "") : Number(index);
  });
  return keys.includes(null) ? null : { part, keys: keys.filter((key) => key !== null) };
}

/** Tells whether the key of a column is a path in payloads. */
export function isPayloadColumn(key: string): boolean {
  const path = readPath(key);
  return path !== null && PARTS.has(path.part) && path.keys.length > 0;
}

/** What a list shows of a payload. */
export type ListedPayload = {
  headers: Readonly<Record<string, unknown>>;
  parsed_query: Readonly<Record<string, unknown>> | null;
  body?: unknown;
};

const partOf = (data: ListedPayload, part: string): unknown =>
  part === "body" ? data.body : part === "headers" ? data.headers : data.parsed_query;

/** Returns what stands at a path such as `body.customer.id`; undefined for nothing. */
export function readPayloadPath(data: ListedPayload, text: string): unknown {
  const path = readPath(text);
  if (!path) return undefined;
  let value = partOf(data, path.part);
  for (const key of path.keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
