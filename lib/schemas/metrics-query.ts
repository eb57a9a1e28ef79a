import { z } from "zod";
import { instant, oneOrMany } from "./common.ts";
import { granularity } from "./granularity.ts";

export const id = z.string().min(1).max(255);
export const text = z.string().min(1).max(255);
/** One or many; an answer is about any of them. */
export const ids = oneOrMany(id).optional();

/** A number, or text of digits as query strings carry it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(min).max(max));
export const count = wholeNumber(0, 1_000_000_000);
export const countRange = z.strictObject({ min: count, max: count }).partial().optional();

const dateRange = z
  .strictObject({ start: instant, end: instant })
  .refine((range) => !(range.start >= range.end), {
    error: "must be later than date_range.start",
    path: ["end"],
  })
  .describe("From `start` on, up to but not including `end`");

function oneOfEach<const V extends readonly [string, ...string[]]>(values: V) {
  return oneOrMany(z.enum(values)).transform((list) => [...new Set(list)] as V[number][]);
}

/** Connections are called webhooks in this API; the newer name is understood as well. */
function dimensionsOf<const V extends readonly [string, ...string[]]>(values: V) {
  const names = values.includes("webhook_id") ? ([...values, "connection_id"] as const) : values;
  return oneOrMany(z.enum(names))
    .optional()
    .transform((list) => {
      const known = (list ?? []).map((name) => (name === "connection_id" ? "webhook_id" : name));
      return [...new Set(known)] as V[number][];
    });
}

/** The same for filters. */
export function ofConnection<F extends { webhook_id?: string[]; connection_id?: string[] }>({
  connection_id: newer,
  ...filters
}: F) {
  return { ...filters, ...(newer ? { webhook_id: filters.webhook_id ?? newer } : {}) };
}

/** The query of a metrics endpoint, which has these measures, dimensions and filters. */
export function metricsQuery<
  const M extends readonly [string, ...string[]],
  const D extends readonly [string, ...string[]],
  F extends z.ZodType,
>(measures: M, dimensions: D, filters: F) {
  return z.object({
    date_range: dateRange,
    granularity,
    measures: oneOfEach(measures).describe("What to count; at least one"),
    dimensions: dimensionsOf(dimensions).describe("What to count apart"),
    filters,
  });
}
