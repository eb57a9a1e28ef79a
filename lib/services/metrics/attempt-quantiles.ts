import type { Pool } from "pg";
import { decodeHistogram, quantile } from "#lib/domain/metrics/latency-histogram.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { groupFirst } from "./group-first.ts";
import { bucketSql, readSeries, type Series, type SeriesRow } from "./read-series.ts";
import type { TimePlan } from "./time-plan.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

/** Where each histogram is in a row of attempts, and its greatest value where that is kept. */
const LATENCIES = {
  response: { histogram: Prisma.raw("s.latencies"), maxMs: column("response_max_ms") },
  delivery: {
    histogram: Prisma.raw(
      "delivery_histogram(s.delivery_latencies, s.delivery_ms, s.delivery_count)",
    ),
    maxMs: Prisma.raw("NULL::int"),
  },
};
type Latency = keyof typeof LATENCIES;

const QUANTILES = {
  response_latency_p50: { latency: "response", share: 0.5 },
  response_latency_p95: { latency: "response", share: 0.95 },
  response_latency_p99: { latency: "response", share: 0.99 },
  delivery_latency_p50: { latency: "delivery", share: 0.5 },
  delivery_latency_p95: { latency: "delivery", share: 0.95 },
  delivery_latency_p99: { latency: "delivery", share: 0.99 },
} as const satisfies Record<string, { latency: Latency; share: number }>;
export type Quantile = keyof typeof QUANTILES;

export const isQuantile = (name: string): name is Quantile => Object.hasOwn(QUANTILES, name);

type Found = { cells: string[]; max_ms: number | null };

/** Reads the histograms of one latency of each row, and what is asked for of them. */
async function readLatency(
  pool: Pool,
  plan: TimePlan,
  attempts: Series,
  latency: Latency,
  wanted: readonly Quantile[],
): Promise<SeriesRow[]> {
  const { histogram, maxMs } = LATENCIES[latency];
  const cells = Prisma.sql`
    SELECT s.*, cell FROM (${attempts.rows}) s CROSS JOIN LATERAL unnest(${histogram}) AS cell
    WHERE cell IS NOT NULL`;
  const merged = groupFirst(
    { ...attempts, rows: cells },
    { bucket: bucketSql(plan, column("bucket_at")), cell: Prisma.raw("r.cell >> 40") },
    {
      bucket_at: Prisma.raw("min(r.bucket_at)"),
      count: Prisma.raw("sum(r.cell & 1099511627775)::bigint"),
      max_ms: Prisma.sql`max(${maxMs})`,
    },
  );
  const histograms = await readSeries<unknown>(
    pool,
    plan,
    {
      ...merged,
      measures: new Map([
        ["cells", Prisma.raw("array_agg((r.cell << 40) + r.count)")],
        ["max_ms", Prisma.raw("max(r.max_ms)")],
      ]),
    },
    (value) => value,
  );
  return histograms.map(({ values, ...row }) => {
    const found = values as Found;
    const decoded = decodeHistogram(found.cells);
    const quantileOf = (name: Quantile) =>
      quantile(decoded, QUANTILES[name].share, found.max_ms ?? undefined) ?? 0;
    return { ...row, values: Object.fromEntries(wanted.map((name) => [name, quantileOf(name)])) };
  });
}

/**
 * Reads what is asked for of the latencies of a series of attempts: a series for each latency. One of both
 * would have to be sorted by which it is, which takes longer than reading the rows twice.
 */
export function readQuantiles(
  pool: Pool,
  plan: TimePlan,
  attempts: Series,
  wanted: readonly Quantile[],
): Promise<SeriesRow[][]> {
  const byLatency = Map.groupBy(wanted, (name) => QUANTILES[name].latency);
  return Promise.all(
    [...byLatency].map(([latency, names]) => readLatency(pool, plan, attempts, latency, names)),
  );
}
