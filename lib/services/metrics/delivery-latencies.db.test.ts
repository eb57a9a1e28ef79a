import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeHistogram, LATENCY_BOUNDS } from "#lib/domain/metrics/latency-histogram.ts";
import { attemptMetricsQuery } from "#lib/schemas/metrics.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import type { ServiceContext } from "../context.ts";
import { foldMetrics } from "./fold-metrics.ts";
import { queryAttemptMetrics } from "./query-attempt-metrics.ts";

const NOW = new Date("2026-11-23T12:30:00Z");
const DAY_MS = 86_400_000;
let path: TestPath;

/** Records an attempt for each latency, as one batch of results does. */
async function record(at: string, latencies: number[]) {
  await path.pool.query(
    `INSERT INTO attempt (id, project_id, event_id, destination_id, attempt_number, trigger, status,
       delivery_latency_ms, created_at)
     SELECT 'atm_' || gen_random_uuid(), 'tm_1', 'evt_1', 'des_1', 1, 'INITIAL', 'FAILED', ms, $1
     FROM unnest($2::int[]) AS ms`,
    [at, latencies],
  );
}

/** Makes what was counted look as an older version has left it: sums of latencies, and no histogram. */
const forget = (table: "attempt_delta" | "attempt_rollup") =>
  path.pool.query(`UPDATE ${table} SET delivery_latencies = NULL`);

async function quantiles(day: string, granularity: string) {
  const ctx = { projectId: "tm_1", db: { pool: path.pool }, now: () => NOW };
  const { data } = await queryAttemptMetrics(
    ctx as unknown as ServiceContext,
    attemptMetricsQuery.parse({
      date_range: { start: `${day}T00:00:00Z`, end: `${day}T23:59:00Z` },
      granularity,
      measures: ["delivery_latency_p50", "delivery_latency_p95", "delivery_latency_p99"],
    }),
  );
  const counted = data.filter(({ metrics }) => metrics.delivery_latency_p99);
  return counted.map(({ metrics }) => metrics);
}

/** A bucket is an eighth wide. */
const about = (ms: number) => ({
  asymmetricMatch: (found: unknown) => Math.abs(Number(found) - ms) <= ms / 8 + 1,
});

describe("delivery latencies", () => {
  beforeAll(async () => {
    path = await createTestPath();
  });
  afterAll(() => path.close());

  it("fall into the same buckets in the database and here, up to the greatest integer", async () => {
    const values = LATENCY_BOUNDS.flatMap((bound) => [bound - 1, bound]).concat(2 ** 31 - 1);
    const rows = await path.rows<{ bucket: number }>(
      `SELECT latency_bucket(ms) AS bucket FROM unnest(ARRAY[${values.join()}]) AS ms`,
    );
    const expected = values.map((ms) => LATENCY_BOUNDS.filter((bound) => bound <= ms).length);
    expect(rows.map(({ bucket }) => bucket)).toEqual(expected);
  });

  it("have percentiles over minutes, hours and folds together, also after days of retries", async () => {
    await record("2026-11-20T10:00:10Z", [100, 100, 200]);
    await foldMetrics(path.pool);
    await record("2026-11-20T10:00:20Z", [100, 3 * DAY_MS]);
    await record("2026-11-20T10:05:00Z", [100, 100, 100, 100, 200]);
    await foldMetrics(path.pool);
    expect(await quantiles("2026-11-20", "1h")).toEqual([
      {
        delivery_latency_p50: about(100),
        delivery_latency_p95: about(3 * DAY_MS),
        delivery_latency_p99: about(3 * DAY_MS),
      },
    ]);
    expect(await quantiles("2026-11-20", "1m")).toMatchObject([
      { delivery_latency_p95: about(3 * DAY_MS) },
      { delivery_latency_p50: about(100), delivery_latency_p95: about(200) },
    ]);
  });

  it("answer with the average of each roll-up that has no histogram", async () => {
    await record("2026-11-19T10:00:10Z", [100, 300]);
    await foldMetrics(path.pool);
    await forget("attempt_rollup");
    expect(await quantiles("2026-11-19", "1h")).toMatchObject([
      { delivery_latency_p50: about(200), delivery_latency_p99: about(200) },
    ]);
  });

  it("are added to those of a roll-up that has none, and none is lost", async () => {
    await record("2026-11-18T10:00:10Z", [100, 300, 200]);
    await foldMetrics(path.pool);
    await forget("attempt_rollup");
    await record("2026-11-18T10:00:20Z", [5_000]);
    await foldMetrics(path.pool);
    expect(await quantiles("2026-11-18", "1h")).toMatchObject([
      { delivery_latency_p50: about(200), delivery_latency_p99: about(5_000) },
    ]);
    const rows = await path.rows<{ cells: string[]; count: string }>(
      `SELECT delivery_latencies AS cells, delivery_count AS count FROM attempt_rollup
       WHERE bucket_at::date = '2026-11-18'`,
    );
    for (const { cells, count } of rows) {
      const counts = [...decodeHistogram(cells).values()];
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(Number(count));
    }
  });

  it("count with their average where an older version wrote them down", async () => {
    await record("2026-11-17T10:00:10Z", [100, 300]);
    await forget("attempt_delta");
    await foldMetrics(path.pool);
    expect(await quantiles("2026-11-17", "1h")).toMatchObject([
      { delivery_latency_p50: about(200) },
    ]);
  });
});
