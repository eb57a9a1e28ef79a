import { chooseTiers } from "#lib/domain/metrics/roll-up-tiers.ts";
import type {
  MetricsModel,
  PendingMetricsQuery,
  QueueDepthMetricsQuery,
} from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { groupFirst } from "./group-first.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries, type Series } from "./read-series.ts";
import { rollUpRows } from "./roll-up-rows.ts";
import { planTime, type TimePlan } from "./time-plan.ts";

const DIMENSIONS = {
  destination_id: Prisma.raw("r.destination_id"),
  delivery_group: Prisma.raw("r.delivery_group"),
};

const PROJECT = 0;
const DESTINATION = 1;
const GROUP = 2;
const GROUP_NAMES = ["destination_id", "delivery_group"];

type QueueQuery = {
  filters: {
    destination_id?: string[] | undefined;
    delivery_group?: (string | null)[] | undefined;
  };
  dimensions: (keyof typeof DIMENSIONS)[];
};

function scopeOf({ filters, dimensions }: QueueQuery) {
  if (filters.delivery_group || dimensions.includes("delivery_group")) return GROUP;
  if (filters.destination_id || dimensions.includes("destination_id")) return DESTINATION;
  return PROJECT;
}

/** The samples of a range. Buckets of seconds each get what is known of their minute. */
function sampleRows(ctx: ServiceContext, query: QueueQuery, plan: TimePlan): Prisma.Sql {
  const { projectId } = ctx;
  if (plan.tiers) return rollUpRows("queue_sample", projectId, scopeOf(query), plan.tiers);
  const minute = { unit: "m", count: 1 } as const;
  const tiers = chooseTiers(minute, plan.fromMs, plan.toMs, ctx.now().getTime());
  return Prisma.sql`
    SELECT s.destination_id, s.delivery_group, s.depth, s.max_age_ms, s.period,
      s.bucket_at + second * interval '1 second' AS bucket_at
    FROM (${rollUpRows("queue_sample", projectId, scopeOf(query), tiers)}) s
    CROSS JOIN generate_series(0, 59) AS second
    WHERE s.bucket_at + second * interval '1 second' >= ${new Date(plan.starts?.[0] ?? plan.fromMs)}
      AND s.bucket_at + second * interval '1 second' < ${new Date(plan.toMs)}`;
}

/** Tells whether no row of the answer is about more than one queue. */
function isOfOneQueue(query: QueueQuery): boolean {
  const wanted = { [PROJECT]: [], [DESTINATION]: ["destination_id"], [GROUP]: GROUP_NAMES };
  return wanted[scopeOf(query)].every((name) => query.dimensions.some((each) => each === name));
}

/** Queues that are counted as one are added up moment by moment, before the longest is taken. */
function readQueues(
  ctx: ServiceContext,
  query: QueueQuery,
  plan: TimePlan,
  measures: Series["measures"],
) {
  const samples: Series = {
    rows: sampleRows(ctx, query, plan),
    conditions: [
      oneOf(DIMENSIONS.destination_id, query.filters.destination_id),
      oneOf(DIMENSIONS.delivery_group, query.filters.delivery_group),
    ],
    dimensions: new Map(query.dimensions.map((name) => [name, DIMENSIONS[name]])),
    measures,
  };
  if (isOfOneQueue(query)) return readSeries(ctx.db.pool, plan, samples);
  const byMoment = { bucket_at: Prisma.raw("r.bucket_at"), period: Prisma.raw("r.period") };
  const sums = { depth: Prisma.raw("sum(r.depth)"), max_age_ms: Prisma.raw("max(r.max_age_ms)") };
  return readSeries(ctx.db.pool, plan, { ...groupFirst(samples, byMoment, sums), measures });
}

const MAX_DEPTH = Prisma.raw("max(r.depth)");
const MEASURES = { max_depth: MAX_DEPTH, max_age: Prisma.raw("max(r.max_age_ms)") };

/** Tells how many events waited at the most, and how long the oldest of them had, in ms. */
export async function queryQueueDepthMetrics(
  ctx: ServiceContext,
  query: QueueDepthMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const plan = planTime(query, ctx.now());
  const measures = new Map(query.measures.map((name) => [name, MEASURES[name]]));
  const rows = await readQueues(ctx, query, plan, measures);
  return presentMetrics(query, plan, { rows, isScanCut: false }, startedAtMs);
}

/** Tells how many events waited at the most. */
export async function queryPendingMetrics(
  ctx: ServiceContext,
  query: PendingMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const plan = planTime(query, ctx.now());
  const rows = await readQueues(ctx, query, plan, new Map([["count", MAX_DEPTH]]));
  return presentMetrics(query, plan, { rows, isScanCut: false }, startedAtMs);
}
