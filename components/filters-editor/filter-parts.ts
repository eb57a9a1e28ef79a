import { filterPart } from "#lib/schemas/filter.ts";

export const PARTS = ["body", "headers", "query", "path"] as const;
export type Part = (typeof PARTS)[number];

/** A filter rule without its type. */
export type FilterParts = { [P in Part]?: unknown };

export const PART_WORDS: Readonly<Record<Part, { label: string; example: string }>> = {
  body: { label: "Body", example: '{ "type": "order.created" }' },
  headers: { label: "Headers", example: '{ "x-topic": "orders" }' },
  query: { label: "Query", example: '{ "version": "2" }' },
  path: { label: "Path", example: '{ "$startsWith": "/orders" }' },
};

export type ReadFilter = { parts: FilterParts; problem: null } | { parts: null; problem: string };

/** Reads a whole filter that was written as JSON. `problem` says how to mend it. */
export function readFilter(text: string): ReadFilter {
  const json = parseJson(text);
  if (json === null) return { parts: null, problem: "This is no JSON yet." };
  const { value } = json;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return {
      parts: null,
      problem: `Write an object, for example { "body": ${PART_WORDS.body.example} }.`,
    };
  }
  const unknown = Object.keys(value).find((key) => !(PARTS as readonly string[]).includes(key));
  if (unknown !== undefined) {
    return {
      parts: null,
      problem: `A filter has body, headers, query and path, and no "${unknown}".`,
    };
  }
  const problem = problemOf(value);
  return problem === null ? { parts: value, problem } : { parts: null, problem };
}

/** Says what is wrong with a filter, or null. */
function problemOf(parts: FilterParts): string | null {
  for (const part of PARTS) {
    if (parts[part] === undefined) continue;
    const { error } = filterPart.safeParse(parts[part]);
    if (error) return `${PART_WORDS[part].label}: ${error.issues[0]?.message ?? "invalid"}.`;
  }
  return null;
}

/** Tells whether a filter asks anything at all. */
export function asksSomething(parts: FilterParts): boolean {
  return PARTS.some((part) => parts[part] !== undefined && parts[part] !== null);
}

/** Writes a filter with its parts in the usual order. */
export function writeFilter(parts: FilterParts): string {
  const given = PARTS.filter((part) => parts[part] !== undefined && parts[part] !== null);
  return JSON.stringify(Object.fromEntries(given.map((part) => [part, parts[part]])), null, 2);
}

/** Null for text that is no JSON. */
export function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
