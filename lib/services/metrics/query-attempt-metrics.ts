import type { AttemptMetricsQuery, MetricsModel } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { isQuantile, type Quantile, readQuantiles } from "./attempt-quantiles.ts";
import { mergeSeries } from "./merge-series.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries, type Series } from "./read-series.ts";
import { rollUpRows } from "./roll-up-rows.ts";
import { isBeyondScan, type Scan, scanRows } from "./scan-rows.ts";
import { planTime } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

const DIMENSIONS = {
  destination_id: column("destination_id"),
  delivery_group: column("delivery_group"),
  event_id: column("event_id"),
  status: column("status"),
  error_code: column("error_code"),
  bulk_retry_id: column("bulk_operation_id"),
  trigger: column("trigger"),
};

const sum = (name: string) => Prisma.raw(`sum(r.${name})`);
const countOf = (status: string) =>
  Prisma.raw(`coalesce(sum(r.count) FILTER (WHERE r.status = '${status}'), 0)`);
const ratio = (part: Prisma.Sql, whole: Prisma.Sql) =>
  Prisma.sql`${part}::float8 / nullif(${whole}, 0)`;

const MEASURES = {
  count: sum("count"),
  successful_count: countOf("SUCCESSFUL"),
  failed_count: countOf("FAILED"),
  delivered_count: sum("answered"),
  error_rate: ratio(countOf("FAILED"), sum("count")),
  response_latency_avg: ratio(sum("response_ms"), sum("response_count")),
  response_latency_max: Prisma.raw("max(r.response_max_ms)"),
  delivery_latency_avg: ratio(sum("delivery_ms"), sum("delivery_count")),
};

/** Attempts one by one, in the words of their roll-ups and with what those leave out. */
const COLUMNS = Prisma.sql`t.created_at AS bucket_at, t.event_id, t.destination_id, t.delivery_group,
  t.status, t.error_code, t.bulk_operation_id, t.trigger, 1 AS count,
  (t.responded_at IS NOT NULL)::int AS answered, t.delivery_latency_ms AS delivery_ms,
  (t.delivery_latency_ms IS NOT NULL)::int AS delivery_count, t.response_latency_ms AS response_ms,
  (t.response_latency_ms IS NOT NULL)::int AS response_count, t.response_latency_ms AS response_max_ms,
  ARRAY[(latency_bucket(t.response_latency_ms)::bigint << 40) + 1] AS latencies,
  ARRAY[(latency_bucket(t.delivery_latency_ms)::bigint << 40) + 1] AS delivery_latencies`;

function scanOf({ filters }: AttemptMetricsQuery): Scan {
  return {
    table: "attempt",
    prefix: "atm",
    columns: COLUMNS,
    conditions: [
      filters.event_id ? Prisma.sql`t.event_id = ${filters.event_id}` : null,
      filters.bulk_retry_id ? Prisma.sql`t.bulk_operation_id = ${filters.bulk_retry_id}` : null,
    ],
  };
}

function conditionsOf({ filters }: AttemptMetricsQuery) {
  const { error_code, trigger } = filters;
  return [
    oneOf(column("destination_id"), filters.destination_id),
    oneOf(column("delivery_group"), filters.delivery_group),
    oneOf(column("status"), filters.status),
    error_code === undefined ? null : Prisma.sql`r.error_code = ${error_code}`,
    trigger === undefined ? null : Prisma.sql`r.trigger = ${trigger}`,
  ];
}

/** Counts attempts by when they were made, how late they were and how long destinations took to answer. */
export async function queryAttemptMetrics(
  ctx: ServiceContext,
  query: AttemptMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters, dimensions, measures } = query;
  const plan = planTime(query, ctx.now());
  const names = new Set<string>(dimensions);
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) names.add(name);
  const isByOne = names.has("event_id") || names.has("bulk_retry_id");
  const isPerDestination = names.has("destination_id") || names.has("delivery_group");
  const tiers = isByOne ? null : plan.tiers;
  const scan = scanOf(query);
  const counted = measures.filter(
    (name): name is Exclude<typeof name, Quantile> => !isQuantile(name),
  );
  const wanted = measures.filter(isQuantile);
  const attempts: Series = {
    rows: tiers
      ? rollUpRows("attempt_rollup", ctx.projectId, isPerDestination ? 1 : 0, tiers)
      : scanRows(scan, ctx.projectId, plan),
    conditions: conditionsOf(query),
    dimensions: new Map(dimensions.map((name) => [name, DIMENSIONS[name]])),
    measures: new Map([
      ["count", MEASURES.count] as const,
      ...counted.map((name) => [name, MEASURES[name]] as const),
    ]),
  };
  const [rows, quantiles, isScanCut] = await Promise.all([
    readSeries(pool, plan, attempts),
    readQuantiles(pool, plan, attempts, wanted),
    tiers ? false : isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  return presentMetrics(
    query,
    plan,
    { rows: quantiles.reduce(mergeSeries, rows), isScanCut },
    startedAtMs,
  );
}
