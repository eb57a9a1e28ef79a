import type { IssueEventMetricsQuery, MetricsModel } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { eventRollUps, eventScan } from "./event-rows.ts";
import { IS_OF_ISSUE, issueRows, loadIssueKeys } from "./issue-keys.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries } from "./read-series.ts";
import { isBeyondScan, scanRows } from "./scan-rows.ts";
import { planTime } from "./time-plan.ts";

const DIMENSIONS = {
  issue_id: Prisma.raw("r.issue_id"),
  source_id: Prisma.raw("r.source_id"),
  destination_id: Prisma.raw("r.destination_id"),
  webhook_id: Prisma.raw("r.connection_id"),
};

/**
 * Counts the events of issues: of a delivery issue those of its connections whose last attempt came to
 * what it is about, of backpressure those that were made for its destination meanwhile, by the hour. An
 * event of two issues counts for each.
 */
export async function queryIssueEventMetrics(
  ctx: ServiceContext,
  query: IssueEventMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters } = query;
  const plan = planTime(query, ctx.now());
  const issues = await loadIssueKeys(ctx, filters.issue_id);
  const connectionIds = issues.flatMap((issue) => issue.connection_ids);
  const scan = eventScan({ connectionIds });
  const events = plan.tiers
    ? eventRollUps(ctx.projectId, true, plan.tiers)
    : scanRows(scan, ctx.projectId, plan);
  const [rows, isScanCut] = await Promise.all([
    readSeries(pool, plan, {
      rows: Prisma.sql`SELECT r.*, i.issue_id FROM (${events}) r JOIN ${issueRows(issues)} ON ${IS_OF_ISSUE}`,
      conditions: [
        oneOf(Prisma.raw("r.connection_id"), connectionIds),
        oneOf(Prisma.raw("r.source_id"), filters.source_id),
        oneOf(Prisma.raw("r.connection_id"), filters.webhook_id),
        oneOf(Prisma.raw("r.destination_id"), filters.destination_id),
      ],
      dimensions: new Map(query.dimensions.map((name) => [name, DIMENSIONS[name]])),
      measures: new Map([["count", Prisma.raw("sum(r.count)")]]),
    }),
    plan.tiers ? false : isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  return presentMetrics(query, plan, { rows, isScanCut }, startedAtMs);
}
