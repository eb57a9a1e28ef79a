import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventListQuery } from "#lib/schemas/event.ts";
import { eventHistogramQuery, type HistogramModel } from "#lib/schemas/histogram.ts";
import { insertEvents } from "#lib/testing/bulk-events.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
import { createConnection } from "../connections/create-connection.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { foldMetrics } from "../metrics/fold-metrics.ts";
import { countEventsOverTime } from "./count-events-over-time.ts";
import { listEvents } from "./list-events.ts";

const HOUR_MS = 3_600_000;
const FEW = 40;
/** More than is counted one by one. */
const MANY = 11_000;

let api: TestApi;
let nowMs: number;
let owner: { projectId: string; sourceId: string; connectionId: string; destinationId: string };

const count = (query: object) => countEventsOverTime(api.ctx, eventHistogramQuery.parse(query));

function byStatus({ buckets }: HistogramModel) {
  const counts: Record<string, number> = {};
  for (const bucket of buckets) {
    for (const [status, each] of Object.entries(bucket.counts)) {
      counts[status] = (counts[status] ?? 0) + each;
    }
  }
  return counts;
}

async function addConnection(name: string) {
  const made = await createConnection(api.ctx, {
    source: { name },
    destination: { name, type: "MOCK_API" },
  });
  return {
    projectId: api.project.id,
    sourceId: made.source.id,
    connectionId: made.id,
    destinationId: made.destination.id,
  };
}

beforeAll(async () => {
  api = await createTestApi();
  nowMs = api.ctx.now().getTime();
  await createPartitions(api.ctx.db.pool, api.ctx.now(), 10);
  owner = await addConnection("few");
  for (let at = 0; at < FEW; at += 1) {
    const facts = { status: at % 4 ? "SUCCESSFUL" : "FAILED", attempts: (at % 3) + 1 };
    await insertEvent(api.ctx.db.pool, owner, nowMs - at * HOUR_MS, facts);
  }
});
afterAll(() => api.close());

describe("countEventsOverTime", () => {
  it("counts every event of the list once, by its status", async () => {
    const histogram = await count({});
    expect(histogram).toMatchObject({ total: FEW, counted_from: null });
    expect(byStatus(histogram)).toEqual({ FAILED: 10, SUCCESSFUL: 30 });
    expect(histogram.buckets.length).toBeLessThanOrEqual(60);
  });

  it("puts each event into the bucket of its moment", async () => {
    const gte = new Date(nowMs - 10 * HOUR_MS).toISOString();
    const { buckets, bucket_ms: stepMs } = await count({ created_at: { gte } });
    const { models } = await listEvents(
      api.ctx,
      eventListQuery.parse({ created_at: { gte }, limit: 250 }),
    );
    for (const { start, counts } of buckets) {
      const startMs = Date.parse(start);
      const within = models.filter((event) => {
        const atMs = Date.parse(event.created_at);
        return atMs >= startMs && atMs < startMs + stepMs;
      });
      expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(within.length);
    }
  });

  it.each([
    [{ status: "FAILED" }, 10],
    [{ attempts: { gte: 2 } }, 26],
    [{ attempts: 3, status: ["FAILED"] }, 3],
    [{ id: "evt_00000000000000000000" }, 0],
  ])("counts what the filter %j lists", async (filter, total) => {
    expect((await count(filter)).total).toBe(total);
  });

  it("keeps to the number of buckets that is asked for", async () => {
    expect((await count({ buckets: 5 })).buckets.length).toBeLessThanOrEqual(5);
  });

  it("counts nothing of another project", async () => {
    expect((await countEventsOverTime(api.foreign, eventHistogramQuery.parse({}))).total).toBe(0);
  });

  it("counts what a payload search finds, and says how far it looked", async () => {
    const payload = {
      headers: { "content-type": "application/json" },
      body: Buffer.from('{"type":"order.paid"}'),
    };
    const made = await insertRequest(api.ctx.db.pool, owner, nowMs, { payload });
    const ids = { request_id: made.id, payload_id: made.payloadId, status: "HOLD" };
    await insertEvent(api.ctx.db.pool, owner, nowMs, ids);
    const histogram = await count({ body: { type: "order.paid" } });
    expect(byStatus(histogram)).toEqual({ HOLD: 1 });
    expect(histogram.search).toMatchObject({ scanned: FEW + 1, is_complete: true });
  });

  it("counts by roll-ups beyond what it counts one by one, and some of what those do not know", async () => {
    const many = await addConnection("many");
    await insertEvents(api.ctx.db.pool, many, MANY, { atMs: nowMs - HOUR_MS, status: "CANCELLED" });
    await foldMetrics(api.ctx.db.pool);
    const whole = await count({ webhook_id: many.connectionId });
    expect(whole).toMatchObject({ total: MANY, counted_from: null });
    expect(byStatus(whole)).toEqual({ CANCELLED: MANY });
    expect((await count({})).total).toBe(FEW + 1 + MANY);
    expect((await count({ status: ["FAILED", "CANCELLED"] })).total).toBe(10 + MANY);
  });
});
