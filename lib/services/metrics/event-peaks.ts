import type { EventMetricsQuery } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { oneOf } from "../lists/conditions.ts";
import { groupFirst } from "./group-first.ts";
import type { Series } from "./read-series.ts";
import { rollUpRows, type Scope } from "./roll-up-rows.ts";
import type { TimePlan } from "./time-plan.ts";

const RESOURCES = [
  ["source_id", 1],
  ["webhook_id", 2],
  ["destination_id", 3],
] as const satisfies readonly (readonly [string, Scope])[];

/**
 * The busiest seconds are known of a project and of each source, connection and destination. Answers
 * the series of a query that asks for nothing else; null when events have to be counted.
 */
export function peakSeries(
  { filters, dimensions }: EventMetricsQuery,
  projectId: string,
  plan: TimePlan,
): Series | null {
  const used = new Set<string>(dimensions);
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) used.add(name);
  const resource = RESOURCES.find(([name]) => used.has(name));
  if (!plan.tiers || used.size > (resource ? 1 : 0)) return null;
  const [name, scope] = resource ?? [null, 0 as const];
  const ids = name ? filters[name] : undefined;
  // Several resources together have a busiest second of their own.
  if (name && dimensions.length === 0 && ids?.length !== 1) return null;
  return {
    rows: rollUpRows("event_peak", projectId, scope, plan.tiers),
    conditions: [oneOf(Prisma.raw("r.resource_id"), ids)],
    dimensions: new Map(dimensions.map((each) => [each, Prisma.raw("r.resource_id")])),
    measures: new Map([["max_count_per_second", Prisma.raw("max(r.max)")]]),
  };
}

/** The same from a series of single events: those of each second are counted first. */
export function countedPeakSeries(events: Series): Series {
  const bySecond = { bucket_at: Prisma.raw("date_bin('1 second', r.bucket_at, 'epoch')") };
  return {
    ...groupFirst(events, bySecond, { created: Prisma.raw("sum(r.count)") }),
    measures: new Map([["max_count_per_second", Prisma.raw("max(r.created)")]]),
  };
}
