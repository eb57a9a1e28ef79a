/** What a bulk operation selects by, as its schema has parsed it: any JSON, dates, and undefined. */
export type BulkQuery = Readonly<Record<string, unknown>>;

/** Where the caller's own JSON stands, in which lists and objects mean what they say. */
const FREE_FORM = new Set(["headers", "body", "parsed_query"]);

/** An object without any value in it. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || value instanceof Date) return false;
  return Object.values(value).every((each) => each === undefined);
}

/** A filter that lets everything through, and says so. */
function isOpen(value: unknown): boolean {
  return typeof value === "object" && value !== null && "all" in value && value.all === true;
}

/** Returns the filters that name no value although they are given, such as `created_at: {}`. */
export function emptyFilters(query: BulkQuery): string[] {
  return Object.keys(query).filter(
    (key) => key !== "target" && !FREE_FORM.has(key) && isEmpty(query[key]),
  );
}

/** Tells whether a query leaves anything out; a target is where to, not what. */
export function isSelective(query: BulkQuery): boolean {
  return Object.entries(query).some(
    ([key, value]) => key !== "target" && value !== undefined && !isEmpty(value) && !isOpen(value),
  );
}

function sorted(values: readonly unknown[]): unknown[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText.keys()].toSorted().map((text) => byText.get(text));
}

function storedValue(key: string, value: unknown): unknown {
  if (FREE_FORM.has(key)) return value;
  if (Array.isArray(value)) return sorted(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([inner, each]) => [
      inner,
      Array.isArray(each) ? sorted(each) : each,
    ]),
  );
}

/**
 * Returns a parsed query as JSON in the one form in which equal queries are equal: every list sorted and
 * without repetitions, dates in ISO 8601, nothing undefined.
 */
export function storedQuery(query: BulkQuery): Record<string, unknown> {
  const entries = Object.entries(query).map(([key, value]) => [key, storedValue(key, value)]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

const isObject = (value: unknown) => typeof value === "object" && value !== null;

function shownValue(key: string, value: unknown): unknown {
  // What is no object is taken for JSON text where it is parsed again.
  if (FREE_FORM.has(key)) return isObject(value) ? value : JSON.stringify(value);
  const isPlainList = typeof value === "object" && value !== null && "in" in value;
  const list = isPlainList ? value.in : value;
  return Array.isArray(list) && list.length === 1 ? list[0] : list;
}

/** Returns a stored query as a client writes it: one value plain, several as a list. Parses to the same. */
export function shownQuery(stored: BulkQuery): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [key, shownValue(key, value)]),
  );
}
