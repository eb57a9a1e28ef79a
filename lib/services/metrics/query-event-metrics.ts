import type { EventMetricsQuery, MetricsModel } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { countedPeakSeries, peakSeries } from "./event-peaks.ts";
import { connectionsOf, eventRollUps, eventScan } from "./event-rows.ts";
import { IS_OF_ISSUE, issueRows, loadIssueKeys } from "./issue-keys.ts";
import { mergeSeries } from "./merge-series.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries, type Series } from "./read-series.ts";
import { isBeyondScan, scanRows } from "./scan-rows.ts";
import { planTime } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

const DIMENSIONS = {
  status: column("status"),
  source_id: column("source_id"),
  webhook_id: column("connection_id"),
  destination_id: column("destination_id"),
  delivery_group: column("delivery_group"),
  error_code: column("error_code"),
  attempts: column("attempts"),
  response_status: column("response_status"),
  event_data_id: column("payload_id"),
  cli_id: column("cli_id"),
  cli_user_id: column("cli_user_id"),
};

const OF_RESOURCES = [
  "source_id",
  "webhook_id",
  "destination_id",
  "delivery_group",
  "issue_ids",
] as const;
/** There are as many values of these as events, or nearly: roll-ups do not know them. */
const OF_EVENTS = ["event_data_id", "cli_id", "cli_user_id", "bulk_retry_ids"] as const;

const countOf = (condition: string) =>
  Prisma.raw(`coalesce(sum(r.count) FILTER (WHERE ${condition}), 0)`);
const COUNT = Prisma.raw("sum(r.count)");
const FAILED = countOf("r.status = 'FAILED'");

const MEASURES = {
  count: COUNT,
  successful_count: countOf("r.status = 'SUCCESSFUL'"),
  failed_count: FAILED,
  scheduled_count: countOf("r.status = 'SCHEDULED'"),
  paused_count: countOf("r.status = 'HOLD'"),
  error_rate: Prisma.sql`${FAILED}::float8 / nullif(${COUNT}, 0)`,
  avg_attempts: Prisma.sql`sum(r.attempts * r.count)::float8 / nullif(${COUNT}, 0)`,
  scheduled_retry_count: countOf("r.is_retrying"),
};

async function conditionsOf(ctx: ServiceContext, { filters }: EventMetricsQuery) {
  const { error_code, attempts, response_status, issue_ids } = filters;
  const issues = issue_ids && issueRows(await loadIssueKeys(ctx, issue_ids));
  const between = await connectionsOf(ctx, filters.source_id, filters.destination_id);
  return [
    oneOf(column("connection_id"), between),
    oneOf(column("source_id"), filters.source_id),
    oneOf(column("connection_id"), filters.webhook_id),
    oneOf(column("destination_id"), filters.destination_id),
    oneOf(column("delivery_group"), filters.delivery_group),
    oneOf(column("status"), filters.status),
    error_code === undefined ? null : Prisma.sql`r.error_code = ${error_code}`,
    attempts === undefined ? null : Prisma.sql`r.attempts = ${attempts}`,
    response_status === undefined ? null : Prisma.sql`r.response_status = ${response_status}`,
    issues ? Prisma.sql`EXISTS (SELECT 1 FROM ${issues} WHERE ${IS_OF_ISSUE})` : null,
    filters.event_data_id ? Prisma.sql`r.payload_id = ${filters.event_data_id}` : null,
    filters.cli_id ? Prisma.sql`r.cli_id = ${filters.cli_id}` : null,
    filters.cli_user_id ? Prisma.sql`r.cli_user_id = ${filters.cli_user_id}` : null,
  ];
}

/**
 * Counts events by when they were created, in the state they are in now. What no roll-up knows is
 * counted from the newest events of the range.
 */
export async function queryEventMetrics(
  ctx: ServiceContext,
  query: EventMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters, measures } = query;
  const plan = planTime(query, ctx.now());
  const uses = (names: readonly string[]) =>
    names.some(
      (name) =>
        query.dimensions.some((each) => each === name) ||
        filters[name as keyof typeof filters] !== undefined,
    );
  const scan = eventScan({
    ...(filters.webhook_id ? { connectionIds: filters.webhook_id } : {}),
    ...(filters.bulk_retry_ids ? { operationIds: filters.bulk_retry_ids } : {}),
  });
  const scanned = scanRows(scan, ctx.projectId, plan);
  const isScan = plan.tiers === null || uses(OF_EVENTS);
  const dimensions = new Map(query.dimensions.map((name) => [name, DIMENSIONS[name]]));
  const conditions = await conditionsOf(ctx, query);
  const counted = measures.filter((name) => name !== "max_count_per_second");
  const events: Series = {
    rows:
      isScan || !plan.tiers ? scanned : eventRollUps(ctx.projectId, uses(OF_RESOURCES), plan.tiers),
    conditions,
    dimensions,
    measures: new Map([
      ["count", COUNT] as const,
      ...counted.map((name) => [name, MEASURES[name]] as const),
    ]),
  };
  const wantsPeaks = counted.length < measures.length;
  const knownPeaks = wantsPeaks && !isScan ? peakSeries(query, ctx.projectId, plan) : null;
  const peaks = knownPeaks ?? countedPeakSeries({ ...events, rows: scanned });
  const needsScan = isScan || (wantsPeaks && !knownPeaks);
  const [rows, peakRows, isScanCut] = await Promise.all([
    readSeries(pool, plan, events),
    wantsPeaks ? readSeries(pool, plan, peaks) : [],
    needsScan && isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  const merged = wantsPeaks ? mergeSeries(rows, peakRows) : rows;
  return presentMetrics(query, plan, { rows: merged, isScanCut }, startedAtMs);
}
