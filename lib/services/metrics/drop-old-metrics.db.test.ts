import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { dropOldMetrics } from "./drop-old-metrics.ts";
import { foldMetrics } from "./fold-metrics.ts";

const NOW = new Date("2026-11-23T12:30:00Z");
const DAY_MS = 86_400_000;
let path: TestPath;

const buckets = (table: string, period: number) =>
  path.rows<{ day: string }>(
    `SELECT DISTINCT to_char(bucket_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM ${table}
     WHERE period = ${period} ORDER BY 1`,
  );

describe("dropOldMetrics", () => {
  beforeAll(async () => {
    path = await createTestPath();
    for (const days of [1, 7, 9, 399, 402]) {
      await path.pool.query(
        `INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
           payload_id, status, created_at, updated_at)
         VALUES ($1, 'tm_1', 'web_1', 'src_1', 'des_1', 'req', 'edt', 'SUCCESSFUL', $2, now())`,
        [`evt_${days}`, new Date(NOW.getTime() - days * DAY_MS)],
      );
    }
    await foldMetrics(path.pool);
  });
  afterAll(() => path.close());

  it("keeps minutes for 8 days, hours for 400, and totals for ever", async () => {
    await dropOldMetrics(path.pool, NOW);
    for (const table of ["event_rollup", "event_peak"]) {
      expect(await buckets(table, 60)).toEqual([{ day: "2026-11-16" }, { day: "2026-11-22" }]);
      expect(await buckets(table, 3_600)).toEqual([
        { day: "2025-10-20" },
        { day: "2026-11-14" },
        { day: "2026-11-16" },
        { day: "2026-11-22" },
      ]);
    }
    expect(await path.rows("SELECT count FROM metric_total WHERE status = 'total'")).toEqual([
      { count: "5" },
    ]);
  });

  it("forgets what does not wait any more, and only that", async () => {
    await path.pool.query("UPDATE event SET status = 'HOLD' WHERE id IN ('evt_1', 'evt_7')");
    await foldMetrics(path.pool);
    await path.pool.query("UPDATE event SET status = 'QUEUED' WHERE id = 'evt_1'");
    await foldMetrics(path.pool);
    await path.pool.query("UPDATE event SET status = 'SUCCESSFUL' WHERE id = 'evt_1'");
    await foldMetrics(path.pool);
    await dropOldMetrics(path.pool, NOW);
    expect(await path.rows("SELECT status, count FROM event_backlog")).toEqual([
      { status: "HOLD", count: "1" },
    ]);
  });
});
