import { describe, expect, it } from "vitest";
import { createDatabase } from "#lib/adapters/db.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import type { BulkQuery } from "#lib/domain/bulk-query.ts";
import type { BulkFamily } from "#lib/services/bulk-operations/bulk-family.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { eventRetries } from "#lib/services/bulk-operations/event-bulk-families.ts";
import { requestReplays } from "#lib/services/bulk-operations/request-bulk-families.ts";
import { countRetries, insertEvents } from "#lib/testing/bulk-events.ts";
import { createFaultWorld } from "#lib/testing/fault-world.ts";
import type { RunningProduct } from "#lib/testing/running-product.ts";
import { TEST_TOKEN } from "#lib/testing/seed-routing.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const EVENTS = 10_000;
const REQUESTS = 2_000;
const PATIENCE = { timeoutMs: 120_000 };
const OWNER = {
  projectId: "tm_1",
  sourceId: `src_${TEST_TOKEN}`,
  connectionId: "web_a",
  destinationId: "des_a",
};

/** Starts an operation as the API would. */
async function start<Q extends BulkQuery>(
  { databaseUrl }: RunningProduct,
  family: BulkFamily<Q>,
  query: object,
): Promise<string> {
  const db = createDatabase(databaseUrl, { name: "test", max: 2 });
  const queue = await createQueue(databaseUrl, { isWorker: false });
  const ctx = { projectId: OWNER.projectId, db, queue, now: () => new Date() };
  try {
    const input = { query: family.schema.parse(query), all: false };
    return (await createBulkOperation(family)(ctx, input)).id;
  } finally {
    await queue.stop(1_000);
    await db.close();
  }
}

/**
 * Kills the worker at some shares of the work and lets it go on each time, to the end. Returns how much
 * was done at each kill.
 */
async function killAt(product: RunningProduct, id: string, total: number, shares: number[]) {
  const done = () =>
    product.count(
      "SELECT completed_count + failed_count AS count FROM bulk_operation WHERE id = $1",
      [id],
    );
  const stops = [];
  for (const share of shares) {
    await waitUntil("some progress", async () => (await done()) >= share * total, PATIENCE);
    await product.workers[0]?.kill();
    stops.push(await done());
    await product.workers[0]?.start();
  }
  const isOver = "SELECT count(completed_at) FROM bulk_operation WHERE id = $1";
  await waitUntil("the end", async () => (await product.count(isOver, [id])) === 1, PATIENCE);
  expect(await done()).toBe(total);
  return stops;
}

describe.concurrent("kill -9 of a worker in the middle of a bulk operation", () => {
  it("leaves no event out of a retry and puts none in line twice", async () => {
    await using world = await createFaultWorld({ connections: { a: [] } });
    const { product } = world;
    const ids = await insertEvents(product.pool, OWNER, EVENTS);
    const retries = await countRetries(product.pool);
    const id = await start(product, eventRetries, { webhook_id: OWNER.connectionId });
    const [firstStop] = await killAt(product, id, EVENTS, [0.1, 0.5]);
    // A kill that interrupted nothing would show nothing.
    expect(firstStop).toBeLessThan(EVENTS);
    const counts = await retries();
    expect([...counts.keys()].sort()).toEqual(ids);
    expect(new Set(counts.values())).toEqual(new Set([1]));
    await product.settled(120_000);
    const ended = `
      SELECT count(DISTINCT event_id) FROM attempt
      WHERE trigger = 'BULK_RETRY' AND status = 'SUCCESSFUL' AND bulk_operation_id = $1`;
    expect(await product.count(ended, [id])).toBe(EVENTS);
  });

  it("makes each request of a replay once more, and one event of each", async () => {
    await using world = await createFaultWorld({ connections: { a: [] } });
    const { product } = world;
    const { pool } = product;
    const row = { routed_at: new Date() };
    for (let at = 0; at < REQUESTS; at += 1) await insertRequest(pool, OWNER, Date.now(), { row });
    const id = await start(product, requestReplays, {
      source_id: OWNER.sourceId,
      target: { webhook_ids: [OWNER.connectionId] },
    });
    const [firstStop] = await killAt(product, id, REQUESTS, [0.2, 0.6]);
    expect(firstStop).toBeLessThan(REQUESTS);
    const open = "SELECT count(*) FROM routing_order WHERE routed_at IS NULL";
    await waitUntil("routing", async () => (await product.count(open)) === 0, PATIENCE);
    await product.settled(120_000);
    const copies = "SELECT count(*) FROM request WHERE bulk_operation_id = $1 AND events_count = 1";
    expect(await product.count(copies, [id])).toBe(REQUESTS);
    expect(await product.count("SELECT count(*) FROM request")).toBe(2 * REQUESTS);
    const events = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'";
    expect(await product.count(events)).toBe(REQUESTS);
    expect(await product.count("SELECT count(*) FROM event")).toBe(REQUESTS);
  });
});
