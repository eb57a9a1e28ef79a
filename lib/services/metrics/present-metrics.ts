import type { Granularity } from "#lib/schemas/granularity.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import type { SeriesRow } from "./read-series.ts";
import { SCAN_ROWS } from "./scan-rows.ts";
import { ROW_LIMIT, type TimePlan } from "./time-plan.ts";

export type MetricsAnswer = {
  rows: SeriesRow[];
  /** Only the newest rows were counted. */
  isScanCut: boolean;
};

type Query = { granularity: Granularity | null; measures: string[]; dimensions: string[] };

const CUT = `More than ${ROW_LIMIT} rows: the later ones are left out`;
const SCAN_CUT = `Only the newest ${SCAN_ROWS} rows of the range were counted`;
const GONE = "Buckets of less than an hour are kept for 8 days: the range begins before that";

function warningOf(plan: TimePlan, isCut: boolean, isScanCut: boolean): string | undefined {
  const sentences = [isCut && CUT, isScanCut && SCAN_CUT, plan.isPartlyGone && GONE];
  return sentences.filter((each) => each !== false).join(". ") || undefined;
}

/** A line in a chart wants a point for every moment: buckets without anything count zero. */
function fill(plan: TimePlan, rows: SeriesRow[], measures: string[]): SeriesRow[] {
  const found = new Map(rows.map((row) => [row.bucket, row]));
  const values = Object.fromEntries(measures.map((measure) => [measure, 0]));
  return Array.from(
    { length: plan.starts?.length ?? 1 },
    (_, bucket) => found.get(bucket) ?? { bucket, dimensions: {}, values },
  );
}

/**
 * Shapes an answer. Without dimensions every bucket of the range is there; with some, those rows are in
 * which something was counted. `startedAtMs` is of performance.now().
 */
export function presentMetrics(
  query: Query,
  plan: TimePlan,
  { rows: found, isScanCut }: MetricsAnswer,
  startedAtMs: number,
): MetricsModel {
  const { granularity, measures } = query;
  const rows = query.dimensions.length === 0 ? fill(plan, found, measures) : found;
  const isCut = plan.isCut || rows.length > ROW_LIMIT;
  const warning = warningOf(plan, isCut, isScanCut);
  const data = rows.slice(0, ROW_LIMIT).map(({ bucket, dimensions, values }) => {
    const start = plan.starts?.[bucket];
    return {
      time_bucket: start === undefined ? null : new Date(start).toISOString(),
      dimensions,
      metrics: Object.fromEntries(measures.map((measure) => [measure, values[measure] ?? 0])),
    };
  });
  return {
    data,
    metadata: {
      granularity: granularity && `${granularity.count}${granularity.unit}`,
      query_time_ms: Math.round(performance.now() - startedAtMs),
      row_count: data.length,
      row_limit: ROW_LIMIT,
      truncated: isCut || isScanCut,
      ...(warning ? { warning } : {}),
    },
  };
}
