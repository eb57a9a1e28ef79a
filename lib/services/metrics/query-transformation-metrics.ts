import type { MetricsModel, TransformationMetricsQuery } from "#lib/schemas/metrics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { presentMetrics } from "./present-metrics.ts";
import { readSeries } from "./read-series.ts";
import { unscopedRollUpRows } from "./roll-up-rows.ts";
import { isBeyondScan, type Scan, scanRows } from "./scan-rows.ts";
import { planTime } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

const DIMENSIONS = {
  transformation_id: column("transformation_id"),
  webhook_id: column("connection_id"),
  log_level: column("log_level"),
  issue_id: column("issue_id"),
};

const countOf = (condition: string) =>
  Prisma.raw(`coalesce(sum(r.count) FILTER (WHERE ${condition}), 0)`);
const COUNT = Prisma.raw("sum(r.count)");
/** It threw, took too long or returned no request; everything milder goes through. */
const FAILED = countOf("r.log_level = 'fatal'");

const MEASURES = {
  count: COUNT,
  successful_count: countOf("r.log_level <> 'fatal'"),
  failed_count: FAILED,
  error_rate: Prisma.sql`${FAILED}::float8 / nullif(${COUNT}, 0)`,
  error_count: countOf("r.log_level = 'error'"),
  warn_count: countOf("r.log_level = 'warn'"),
  info_count: countOf("r.log_level = 'info'"),
  debug_count: countOf("r.log_level = 'debug'"),
};

const COLUMNS = Prisma.sql`t.created_at AS bucket_at, t.transformation_id, t.connection_id, t.issue_id,
  t.log_level, 1 AS count`;

/** Counts runs of transformations. */
export async function queryTransformationMetrics(
  ctx: ServiceContext,
  query: TransformationMetricsQuery,
): Promise<MetricsModel> {
  const startedAtMs = performance.now();
  const { pool } = ctx.db;
  const { filters } = query;
  const plan = planTime(query, ctx.now());
  const scan: Scan = {
    table: "execution",
    prefix: "reqt",
    columns: COLUMNS,
    conditions: [oneOf(Prisma.raw("t.transformation_id"), filters.transformation_id)],
  };
  const [rows, isScanCut] = await Promise.all([
    readSeries(pool, plan, {
      rows: plan.tiers
        ? unscopedRollUpRows("execution_rollup", ctx.projectId, plan.tiers)
        : scanRows(scan, ctx.projectId, plan),
      conditions: [
        oneOf(column("transformation_id"), filters.transformation_id),
        oneOf(column("connection_id"), filters.webhook_id),
        oneOf(column("issue_id"), filters.issue_id),
        filters.log_level === undefined ? null : Prisma.sql`r.log_level = ${filters.log_level}`,
      ],
      dimensions: new Map(query.dimensions.map((name) => [name, DIMENSIONS[name]])),
      measures: new Map(query.measures.map((name) => [name, MEASURES[name]])),
    }),
    plan.tiers ? false : isBeyondScan(pool, scan, ctx.projectId, plan),
  ]);
  return presentMetrics(query, plan, { rows, isScanCut }, startedAtMs);
}
