import type { RequestView } from "#lib/domain/ingestion/request-view.ts";

/** Longer texts are cut: what stands beyond does not tell keys apart. */
const MAX_KEY_LENGTH = 256;

function take(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, name))
    return undefined;
  return (holder as Record<string, unknown>)[name];
}

/**
 * Reads what stands at a path such as `body.account.id` or `headers.x-shop`; undefined: nothing does.
 * Numbers in a path are positions in lists. Names of headers are found in any case.
 */
function readPath(path: string, request: RequestView): unknown {
  const [part = "", ...names] = path.split(".");
  const isHeader = part === "headers";
  const start: unknown = request[part as keyof RequestView];
  return names.reduce((holder, name) => take(holder, isHeader ? name.toLowerCase() : name), start);
}

/** JSON of a value; nested too deep for a key, it is as good as absent. */
function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Returns the text at a key path of a request: a string as it is, anything else as JSON, cut to 256
 * characters and made fit for the database. Undefined when nothing stands there.
 */
export function readRequestKey(path: string, request: RequestView): string | undefined {
  const value = readPath(path, request);
  const text = typeof value === "string" ? value : toJson(value);
  return text?.slice(0, MAX_KEY_LENGTH).replaceAll("\0", "\ufffd").toWellFormed();
}
