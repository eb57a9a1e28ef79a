import { isHopByHop } from "#lib/domain/http-headers.ts";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";

/** Headers that mean one value: of several the first counts, as in Node's own reading. */
const SINGLE: ReadonlySet<string> = new Set([
  "age",
  "authorization",
  "content-length",
  "content-type",
  "etag",
  "expires",
  "from",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "referer",
  "retry-after",
  "server",
  "user-agent",
]);

function connectionHeaders(rawHeaders: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== "connection") continue;
    for (const name of rawHeaders[i + 1]?.split(",") ?? []) names.add(name.trim().toLowerCase());
  }
  return names;
}

/**
 * Turns Node's `rawHeaders` (name, value, name, value …) into the stored form: lower-case names in the
 * order of their first appearance. Repeated headers are joined by ", ", cookies by "; "; of a header
 * that means one value the first is kept. Hop-by-hop headers are dropped, those named by Connection too.
 */
export function storedHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const named = connectionHeaders(rawHeaders);
  const stored: Record<string, string> = {};
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? "";
    const value = rawHeaders[i + 1] ?? "";
    if (isHopByHop(name) || named.has(name)) continue;
    if (!Object.hasOwn(stored, name)) setOwnProperty(stored, name, value);
    else if (!SINGLE.has(name)) {
      const separator = name === "cookie" ? "; " : ", ";
      setOwnProperty(stored, name, `${stored[name]}${separator}${value}`);
    }
  }
  return stored;
}
