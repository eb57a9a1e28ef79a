import type { MetricsModel, RequestMetricsQuery } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries } from "./read-series.ts";
import { rollUpRows } from "./roll-up-rows.ts";
import { isBeyondScan, type Scan, scanRows } from "./scan-rows.ts";
import { planTime } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);
const STATUS = Prisma.raw(
  "CASE WHEN r.rejection_cause IS NULL THEN 'ACCEPTED' ELSE 'REJECTED' END",
);

const DIMENSIONS = {
  source_id: column("source_id"),
  rejection_cause: column("rejection_cause"),
  status: STATUS,
  events_count: column("events_count"),
  ignored_count: column("ignored_count"),
  bulk_retry_ids: column("bulk_operation_id"),
};

const countOf = (condition: string) =>
  Prisma.raw(`coalesce(sum(r.count) FILTER (WHERE ${condition}), 0)`);
const averageOf = (name: string) =>
  Prisma.raw(`sum(r.${name} * r.count)::float8 / nullif(sum(r.count), 0)`);

const MEASURES = {
  count: Prisma.raw("sum(r.count)"),
  accepted_count: countOf("r.rejection_cause IS NULL"),
  rejected_count: countOf("r.rejection_cause IS NOT NULL"),
  // What was rejected is counted apart, and what is not yet routed may still lead to events.
  discarded_count: countOf("r.rejection_cause IS NULL AND r.is_routed AND r.events_count = 0"),
  avg_events_per_request: averageOf("events_count"),
  avg_ignored_per_request: averageOf("ignored_count"),
};

const COLUMNS = Prisma.sql`t.created_at AS bucket_at, t.source_id, t.rejection_cause,
  t.routed_at IS NOT NULL AS is_routed, t.events_count, t.ignored_count, t.bulk_operation_id,
  1 AS count`;

function within(name: string, range: { min?: number; max?: number } | undefined) {
  if (!range) return null;
  const { min = 0, max = 2 ** 31 - 1 } = range;
  return Prisma.sql`${column(name)} BETWEEN ${min} AND ${max}`;
}

/** Counts requests by when they came in, with what has become of them by now. */
export async function queryRequestMetrics(
  ctx: ServiceContext,
  query: RequestMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters, dimensions } = query;
  const plan = planTime(query, ctx.now());
  const scan: Scan = {
    table: "request",
    prefix: "req",
    columns: COLUMNS,
    conditions: [
      oneOf(Prisma.raw("t.source_id"), filters.source_id),
      oneOf(Prisma.raw("t.bulk_operation_id"), filters.bulk_retry_ids),
    ],
  };
  const isPerSource = filters.source_id !== undefined || dimensions.includes("source_id");
  const isByOperation = filters.bulk_retry_ids || dimensions.includes("bulk_retry_ids");
  const tiers = isByOperation ? null : plan.tiers;
  const [rows, isScanCut] = await Promise.all([
    readSeries(pool, plan, {
      rows: tiers
        ? rollUpRows("request_rollup", ctx.projectId, isPerSource ? 1 : 0, tiers)
        : scanRows(scan, ctx.projectId, plan),
      conditions: [
        oneOf(column("source_id"), filters.source_id),
        oneOf(column("rejection_cause"), filters.rejection_cause),
        oneOf(STATUS, filters.status),
        within("events_count", filters.events_count),
        within("ignored_count", filters.ignored_count),
      ],
      dimensions: new Map(dimensions.map((name) => [name, DIMENSIONS[name]])),
      measures: new Map(query.measures.map((name) => [name, MEASURES[name]])),
    }),
    tiers ? false : isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  return presentMetrics(query, plan, { rows, isScanCut }, startedAtMs);
}
