import { z } from "zod";
import { booleanFilter } from "./common.ts";

const LEAST_TERM = 3;
const LONGEST_TERM = 1_000;
const DEEPEST_PATTERN = 32;
const MOST_VALUES = 1_000;

/** Tells what a pattern may not be, or null. Walks without recursion. */
function faultOf(pattern: unknown): string | null {
  let level = [pattern];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (depth > DEEPEST_PATTERN) return "must not be nested that deep";
    if (count > MOST_VALUES) return `must not have more than ${MOST_VALUES} values`;
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return null;
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What is wanted of a JSON value: as `field[key]=value`, or as JSON text. */
const anyPattern = z
  .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
  .transform((input, ctx) => {
    const parsed = typeof input === "string" ? parseJson(input) : { value: input };
    const fault = parsed ? faultOf(parsed.value) : "must be valid JSON";
    if (fault) ctx.addIssue({ code: "custom", message: fault });
    return parsed?.value;
  });

const objectPattern = anyPattern.transform((pattern, ctx) => {
  if (typeof pattern === "object" && pattern !== null && !Array.isArray(pattern)) {
    return pattern as Record<string, unknown>;
  }
  ctx.addIssue({ code: "custom", message: "must be of type object" });
  return z.NEVER;
});

/** What is looked for in requests and events; all of it must be found. */
export const payloadSearch = z.object({
  search_term: z.string().min(LEAST_TERM).max(LONGEST_TERM).optional(),
  headers: objectPattern.optional(),
  body: anyPattern.optional(),
  parsed_query: objectPattern.optional(),
  path: z.string().min(1).max(LONGEST_TERM).optional(),
});
export type PayloadSearch = z.output<typeof payloadSearch>;

/** Asks for what was found after a short while, rather than for as much as one call may look at. */
export const progressive = booleanFilter.optional();

/** How far a search looked: on to the end, or back to `scanned_until`, from where `next` goes on. */
export const searchProgress = z.object({
  scanned: z.int(),
  scanned_until: z.iso.datetime().nullable(),
  is_complete: z.boolean(),
});
export type SearchProgress = z.infer<typeof searchProgress>;
