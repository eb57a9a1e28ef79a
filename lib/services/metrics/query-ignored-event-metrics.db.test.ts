import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { ignoredEventMetricsQuery } from "#lib/schemas/metrics.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import type { ServiceContext } from "../context.ts";
import { foldMetrics } from "./fold-metrics.ts";
import { queryIgnoredEventMetrics } from "./query-ignored-event-metrics.ts";

const NOW = new Date("2026-11-23T12:30:00Z");
const AT = Date.parse("2026-11-23T10:00:05Z");
const MINUTE_MS = 60_000;
let path: TestPath;

async function ignore(connectionId: string, atMs: number, count: number) {
  const ids = Array.from({ length: count }, () => newId("req", atMs));
  await path.pool.query(
    `INSERT INTO ignored_event (id, project_id, request_id, connection_id, cause, created_at)
     SELECT id || ':' || $2, 'tm_1', id, $2, 'FILTER', $3 FROM unnest($1::text[]) AS id`,
    [ids, connectionId, new Date(atMs)],
  );
}

type Ask = { granularity?: string; dimensions?: string[]; filters?: object };

async function ask(asked: Ask, projectId = "tm_1") {
  const ctx = { projectId, db: { pool: path.pool }, now: () => NOW } as unknown as ServiceContext;
  const { data } = await queryIgnoredEventMetrics(
    ctx,
    ignoredEventMetricsQuery.parse({
      date_range: { start: "2026-11-23T10:00:00Z", end: "2026-11-23T10:10:00Z" },
      measures: ["count"],
      ...asked,
    }),
  );
  return data.filter(({ metrics }) => metrics.count);
}

describe("queryIgnoredEventMetrics", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_1", []);
    await path.addConnection("web_2", []);
    await ignore("web_1", AT, 3);
    await ignore("web_1", AT + 2 * MINUTE_MS, 2);
    await ignore("web_2", AT, 4);
    await ignore("web_2", AT + 60 * MINUTE_MS, 5);
    await foldMetrics(path.pool);
  });
  afterAll(() => path.close());

  it.each(["1m", "1h", "5s"])("counts each connection by itself, by %s", async (granularity) => {
    const counts = new Map<unknown, number>();
    for (const { dimensions, metrics } of await ask({ granularity, dimensions: ["connection_id"] }))
      counts.set(
        dimensions.webhook_id,
        (counts.get(dimensions.webhook_id) ?? 0) + (metrics.count ?? 0),
      );
    expect(Object.fromEntries(counts)).toEqual({ web_1: 5, web_2: 4 });
  });

  it.each([
    [{ webhook_id: "web_1" }, 5],
    [{ connection_id: ["web_1", "web_2"] }, 9],
    [{ destination_id: "des_web_2" }, 4],
    [{ source_id: "src_other" }, undefined],
  ])("filters by %j", async (filters, expected) => {
    for (const granularity of [undefined, "15m", "30s"]) {
      const rows = await ask({ filters, ...(granularity ? { granularity } : {}) });
      const sum = rows.reduce((all, { metrics }) => all + (metrics.count ?? 0), 0);
      expect(sum || undefined).toBe(expected);
    }
  });

  it("counts when a rule ignored them", async () => {
    const rows = await ask({ granularity: "1m", filters: { webhook_id: "web_1" } });
    expect(rows.map(({ time_bucket, metrics }) => [time_bucket, metrics.count])).toEqual([
      ["2026-11-23T10:00:00.000Z", 3],
      ["2026-11-23T10:02:00.000Z", 2],
    ]);
  });

  it("knows nothing of other projects", async () => {
    expect(await ask({}, "tm_other")).toEqual([]);
  });
});
