import { setOwnProperty } from "#lib/domain/set-own-property.ts";

type QueryValue = string | QueryValue[] | { [key: string]: QueryValue };
export type ParsedQuery = { [key: string]: QueryValue };

const MAX_PARAMS = 5_000;
const MAX_DEPTH = 8;
const MAX_INDEX = 1_000;

/** Decodes a form-encoded part; one that is no valid encoding (`%zz`, `%ff`) stays as it is. */
function decode(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Splits `a[b][]` into a, b and "". What is deeper than MAX_DEPTH stays together as one last key. */
function keyPath(key: string): string[] {
  const start = key.indexOf("[");
  if (start <= 0 || !key.endsWith("]")) return [key];
  const inner = key.slice(start + 1, -1).split("][");
  if (inner.length <= MAX_DEPTH) return [key.slice(0, start), ...inner];
  return [key.slice(0, start), ...inner.slice(0, MAX_DEPTH), inner.slice(MAX_DEPTH).join("][")];
}

const isIndex = (part: string) => /^\d{1,4}$/.test(part) && Number(part) <= MAX_INDEX;

function toRecord(value: QueryValue): { [key: string]: QueryValue } {
  if (typeof value === "object" && !Array.isArray(value)) return value;
  const list = Array.isArray(value) ? value : [value];
  return Object.fromEntries(list.map((item, index) => [String(index), item]));
}

/** Adds a value below `existing`: several values of one key become a list. */
function add(existing: QueryValue | undefined, path: readonly string[], value: string): QueryValue {
  const [part, ...rest] = path;
  if (part === undefined) {
    if (existing === undefined) return value;
    if (Array.isArray(existing)) return [...existing, value];
    return [existing, value];
  }
  const isAppending = part === "" || isIndex(part);
  if (isAppending && (existing === undefined || Array.isArray(existing))) {
    const list = existing ?? [];
    const index = part === "" ? list.length : Number(part);
    if (index >= list.length) list.push(add(undefined, rest, value));
    else list[index] = add(list[index], rest, value);
    return list;
  }
  const record = existing === undefined ? {} : toRecord(existing);
  const key = part === "" ? String(Object.keys(record).length) : part;
  const child = Object.hasOwn(record, key) ? record[key] : undefined;
  setOwnProperty(record, key, add(child, rest, value));
  return record;
}

/**
 * Parses a query string or form body (without "?") the way Express readers know it: `a[b]=1` nests,
 * `a[]=1`, `a[0]=1` and repeated keys make lists. Never throws, never touches a prototype; keys without
 * a name are skipped, everything after 5,000 pairs too.
 */
export function parseQuery(query: string): ParsedQuery {
  const parsed: ParsedQuery = {};
  if (query === "") return parsed;
  for (const pair of query.split("&", MAX_PARAMS)) {
    const equals = pair.indexOf("=");
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (key === "") continue;
    const value = equals < 0 ? "" : decode(pair.slice(equals + 1));
    const [name = "", ...path] = keyPath(key);
    const existing = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    setOwnProperty(parsed, name, add(existing, path, value));
  }
  return parsed;
}
