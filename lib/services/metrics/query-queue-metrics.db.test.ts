import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pendingMetricsQuery, queueDepthMetricsQuery } from "#lib/schemas/metrics.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent } from "#lib/testing/test-rows.ts";
import { tendDeliveryGroups } from "../events/delivery-groups.ts";
import { foldMetrics } from "./fold-metrics.ts";
import { queryPendingMetrics, queryQueueDepthMetrics } from "./query-queue-metrics.ts";
import { SAMPLE_SQL, sampleQueues } from "./sample-queues.ts";

const MINUTE_MS = 60_000;
let api: TestApi;

/** Puts events in line that have been due for so long. */
async function queue(destinationId: string, ages: number[], group: string | null = null) {
  const owner = {
    projectId: api.project.id,
    sourceId: "src_1",
    connectionId: `web_${destinationId}`,
    destinationId,
  };
  for (const age of ages) {
    await insertEvent(api.ctx.db.pool, owner, Date.now(), {
      status: "QUEUED",
      due_at: new Date(Date.now() - age),
      delivery_group: group,
    });
  }
  // As routing and claims keep it.
  if (group) {
    await api.ctx.db.pool.query(
      "INSERT INTO delivery_group (destination_id, name, due_at) VALUES ($1, $2, $3)",
      [destinationId, group, new Date(Date.now() - Math.max(...ages))],
    );
  }
}

async function sample() {
  await foldMetrics(api.ctx.db.pool);
  // What routing tells the groups as it inserts their events.
  await tendDeliveryGroups(api.ctx.db.pool);
  await sampleQueues(api.ctx.db.pool);
}

function input(ask: object) {
  const range = {
    start: new Date(Date.now() - 5 * MINUTE_MS).toISOString(),
    end: new Date(Date.now() + MINUTE_MS).toISOString(),
  };
  return { date_range: range, ...ask };
}

const ctx = () => ({ ...api.ctx, now: () => new Date() });
const depth = (ask: object) =>
  queryQueueDepthMetrics(
    ctx(),
    queueDepthMetricsQuery.parse(input({ measures: ["max_depth", "max_age"], ...ask })),
  );
const pending = (ask: object) =>
  queryPendingMetrics(ctx(), pendingMetricsQuery.parse(input({ measures: ["count"], ...ask })));

const depths = async (ask: object) =>
  (await depth(ask)).data.map((row) => [
    ...Object.values(row.dimensions),
    row.metrics.max_depth,
    Math.floor((row.metrics.max_age ?? 0) / MINUTE_MS),
  ]);

describe("queryQueueDepthMetrics", () => {
  beforeAll(async () => {
    api = await createTestApi();
    await queue("des_1", [30_000, 10 * MINUTE_MS, 3 * MINUTE_MS]);
    await queue("des_2", [2 * MINUTE_MS]);
    await queue("des_2", [7 * MINUTE_MS, MINUTE_MS], "north");
    await queue("des_3", [-MINUTE_MS]);
    await sample();
  });
  afterAll(() => api.close());

  it("tells how many wait and since when, together and by destination and group", async () => {
    expect(await depths({})).toEqual([[7, 10]]);
    expect(await depths({ dimensions: ["destination_id"] })).toEqual([
      ["des_1", 3, 10],
      ["des_2", 3, 7],
      ["des_3", 1, 0],
    ]);
    expect(await depths({ dimensions: ["destination_id", "delivery_group"] })).toEqual([
      ["des_1", null, 3, 10],
      ["des_2", "north", 2, 7],
      ["des_2", null, 1, 2],
      ["des_3", null, 1, 0],
    ]);
  });

  it("finds the first of a queue by an index", async () => {
    const client = await api.ctx.db.pool.connect();
    await client.query("BEGIN; SET LOCAL enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${SAMPLE_SQL}`);
    await client.query("ROLLBACK");
    client.release();
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).not.toMatch(/Seq Scan on event_(p|default)/);
    expect(plan.match(/Index Only Scan using event_\w+_due_at_id_idx/g)).toHaveLength(1);
  });

  it("adds up the queues it is asked for", async () => {
    expect(await depths({ filters: { destination_id: ["des_1", "des_3"] } })).toEqual([[4, 10]]);
    expect(await depths({ filters: { delivery_group: [""] } })).toEqual([[5, 10]]);
    expect(await depths({ filters: { destination_id: "des_2", delivery_group: "north" } })).toEqual(
      [[2, 7]],
    );
    expect(await depths({ filters: { destination_id: "des_other" } })).toEqual([[0, 0]]);
  });

  it("keeps the longest a queue has been", async () => {
    await api.ctx.db.pool.query("UPDATE event SET status = 'SUCCESSFUL', due_at = NULL");
    await sample();
    expect(await depths({})).toEqual([[7, 10]]);
  });

  it("gives a second what is known of its minute", async () => {
    const { data } = await pending({ granularity: "30s" });
    const counts = data.map((row) => row.metrics.count);
    expect(counts.filter((count) => count === 7).length % 2).toBe(0);
    expect(new Set(counts)).toEqual(new Set([0, 7]));
  });

  it("shows the pending events by destination", async () => {
    const { data } = await pending({ dimensions: ["destination_id"] });
    expect(data.map((row) => [row.dimensions.destination_id, row.metrics.count])).toEqual([
      ["des_1", 3],
      ["des_2", 3],
      ["des_3", 1],
    ]);
  });

  it("shows another project nothing of it", async () => {
    const query = pendingMetricsQuery.parse(input({ measures: ["count"] }));
    const foreign = { ...api.foreign, now: () => new Date() };
    expect((await queryPendingMetrics(foreign, query)).data[0]?.metrics).toEqual({ count: 0 });
  });
});
