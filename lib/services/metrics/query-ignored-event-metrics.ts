import type { IgnoredEventMetricsQuery, MetricsModel } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { connectionsOf } from "./event-rows.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries } from "./read-series.ts";
import { unscopedRollUpRows } from "./roll-up-rows.ts";
import { isBeyondScan, type Scan, scanRows } from "./scan-rows.ts";
import { planTime, type TimePlan } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

const DIMENSIONS = {
  source_id: column("source_id"),
  webhook_id: column("connection_id"),
  destination_id: column("destination_id"),
};

const ofConnection = (name: string) =>
  Prisma.raw(`(SELECT c.${name} FROM connection c WHERE c.id = t.connection_id) AS ${name}`);
const COLUMNS = Prisma.sql`t.created_at AS bucket_at, t.connection_id, ${ofConnection("source_id")},
  ${ofConnection("destination_id")}, 1 AS count`;

/** Their ids are of the time of the request, which may be routed, or tried again, after the range. */
function scanOf({ filters }: IgnoredEventMetricsQuery, { fromMs, toMs }: TimePlan): Scan {
  return {
    table: "ignored_event",
    prefix: "req",
    columns: COLUMNS,
    conditions: [
      Prisma.sql`t.created_at >= ${new Date(fromMs)} AND t.created_at < ${new Date(toMs)}`,
      oneOf(Prisma.raw("t.connection_id"), filters.webhook_id),
    ],
  };
}

/** Counts how often the rules of connections made no event of a request, by when that was. */
export async function queryIgnoredEventMetrics(
  ctx: ServiceContext,
  query: IgnoredEventMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters } = query;
  const plan = planTime(query, ctx.now());
  const between = await connectionsOf(ctx, filters.source_id, filters.destination_id);
  const scan = scanOf(query, plan);
  const [rows, isScanCut] = await Promise.all([
    readSeries(pool, plan, {
      rows: plan.tiers
        ? unscopedRollUpRows("ignored_rollup", ctx.projectId, plan.tiers)
        : scanRows(scan, ctx.projectId, plan),
      conditions: [
        oneOf(column("connection_id"), between),
        oneOf(column("source_id"), filters.source_id),
        oneOf(column("connection_id"), filters.webhook_id),
        oneOf(column("destination_id"), filters.destination_id),
      ],
      dimensions: new Map(query.dimensions.map((name) => [name, DIMENSIONS[name]])),
      measures: new Map([["count", Prisma.raw("sum(r.count)")]]),
    }),
    plan.tiers ? false : isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  return presentMetrics(query, plan, { rows, isScanCut }, startedAtMs);
}
