import { readPath } from "#lib/domain/lists/payload-path.ts";
import type { PayloadQuery } from "./payload-clause.ts";

export type ParsedSearch = { query: PayloadQuery; error: null } | { query: null; error: string };

const LEAST_TERM = 3;
const PARTS = {
  body: "body",
  headers: "headers",
  header: "headers",
  query: "parsed_query",
} as const;
const COMPARISON =
  /^([a-z]+(?:\.[\p{L}\p{N}_$-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*)\s*(?:=|:)\s*(.+)$/su;

const fault = (error: string): ParsedSearch => ({ query: null, error });

/** Takes a search apart at each `and` that is not in quotes. */
function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /^\sand\s/i.test(text.slice(at, at + 5))) {
      clauses.push(text.slice(start, at));
      start = at + 5;
      at += 4;
    }
  }
  return [...clauses, text.slice(start)].map((clause) => clause.trim()).filter(Boolean);
}

/** JSON where it is some, else the text as it stands. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

type Pattern = Record<string, unknown>;

function isPattern(value: unknown): value is Pattern {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Wants a value below keys, beside what is wanted already; false: two values at one place. */
function want(pattern: Pattern, keys: readonly string[], value: unknown): boolean {
  const [key = "", ...rest] = keys;
  const known = Object.hasOwn(pattern, key) ? pattern[key] : undefined;
  if (rest.length === 0) {
    if (known !== undefined) return false;
    define(pattern, key, value);
    return true;
  }
  if (known !== undefined && !isPattern(known)) return false;
  const inner: Pattern = known ?? {};
  define(pattern, key, inner);
  return want(inner, rest, value);
}

/** `__proto__` is a key like any other. */
function define(pattern: Pattern, key: string, value: unknown): void {
  Object.defineProperty(pattern, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/**
 * Reads what a list is searched by: `body.type = "order.paid" and headers.x-id = 7`, `path = /orders`, or a
 * text that stands anywhere. An item of a list is found wherever it stands there. Says what is wrong else.
 */
export function parseSearch(text: string): ParsedSearch {
  const query: PayloadQuery = {};
  for (const clause of clausesOf(text)) {
    const [, place = "", written = ""] = COMPARISON.exec(clause) ?? [];
    const path = place === "" ? null : readPath(place);
    const error = path
      ? addComparison(query, path, written.trim(), place)
      : addTerm(query, String(readValue(clause)));
    if (error) return fault(error);
  }
  return { query, error: null };
}

function addTerm(query: PayloadQuery, term: string): string | null {
  if (query.search_term !== undefined) return "Look for one text at a time, or name its place";
  if (term.length < LEAST_TERM) return `Type at least ${LEAST_TERM} characters`;
  query.search_term = term;
  return null;
}

function addComparison(
  query: PayloadQuery,
  { part, keys }: { part: string; keys: (string | number)[] },
  written: string,
  place: string,
): string | null {
  if (part === "path" && keys.length === 0) {
    query.path = String(readValue(written));
    return null;
  }
  if (!Object.hasOwn(PARTS, part))
    return `${part} is no part of a request: body, headers, query or path`;
  const name = PARTS[part as keyof typeof PARTS];
  // Where in a list something stands makes no difference to whether it is found.
  const names = keys.filter((key) => typeof key === "string");
  if (names.length === 0) {
    if (name !== "body" || query.body !== undefined) return `Name a field: ${part}.name`;
    query.body = readValue(written);
    return null;
  }
  const pattern = query[name] ?? {};
  if (!isPattern(pattern)) return "body is asked for twice";
  query[name] = pattern;
  return want(pattern, names, readValue(written)) ? null : `${place} is asked for twice`;
}
