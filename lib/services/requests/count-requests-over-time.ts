import type { Buckets } from "#lib/domain/lists/choose-buckets.ts";
import type { HistogramModel, RequestHistogramQuery } from "#lib/schemas/histogram.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { integerCondition, oneOf } from "../lists/conditions.ts";
import type { Tally } from "../lists/count-rows-over-time.ts";
import { readHistogram } from "../lists/read-histogram.ts";
import { isKnownToRollUps, toTallies } from "../lists/roll-up-tallies.ts";
import { readSeries } from "../metrics/read-series.ts";
import { rollUpRows } from "../metrics/roll-up-rows.ts";
import { planTime } from "../metrics/time-plan.ts";
import { requestConditions } from "./request-conditions.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);
const statusOf = (table: "t" | "r") =>
  Prisma.raw(`CASE WHEN ${table}.rejection_cause IS NULL THEN 'ACCEPTED' ELSE 'REJECTED' END`);

const KNOWN = new Set<string>([
  ...["source_id", "status", "rejection_cause", "events_count", "ignored_count"],
  ...["created_at", "buckets"],
]);

async function countByRollUps(
  ctx: ServiceContext,
  query: RequestHistogramQuery,
  { granularity, starts }: Buckets,
  fromMs: number,
  toMs: number,
): Promise<Tally[]> {
  const range = { date_range: { start: new Date(fromMs), end: new Date(toMs) }, granularity };
  const plan = { ...planTime(range, ctx.now()), starts };
  if (!plan.tiers) return [];
  const rows = await readSeries(ctx.db.pool, plan, {
    rows: rollUpRows("request_rollup", ctx.projectId, query.source_id ? 1 : 0, plan.tiers),
    conditions: [
      oneOf(column("source_id"), query.source_id),
      oneOf(statusOf("r"), query.status && [query.status.toUpperCase()]),
      oneOf(column("rejection_cause"), query.rejection_cause),
      integerCondition(column("events_count"), query.events_count),
      integerCondition(column("ignored_count"), query.ignored_count),
    ],
    dimensions: new Map([["status", statusOf("r")]]),
    measures: new Map([["count", Prisma.raw("sum(r.count)")]]),
  });
  return toTallies(rows);
}

/** Counts the requests of a list over time: accepted and rejected ones. */
export async function countRequestsOverTime(
  ctx: ServiceContext,
  query: RequestHistogramQuery,
): Promise<HistogramModel> {
  const filter = await requestConditions(ctx, query);
  const list = { table: "request" as const, prefix: "req" as const, filter, status: statusOf("t") };
  const rollUps = isKnownToRollUps(query, KNOWN)
    ? (buckets: Buckets, fromMs: number, toMs: number) =>
        countByRollUps(ctx, query, buckets, fromMs, toMs)
    : null;
  return readHistogram(ctx, list, query, rollUps);
}
