import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bulkEventQuery, bulkReplayQuery } from "#lib/schemas/bulk-operation.ts";
import {
  addBulkOwner,
  type BulkOwner,
  bulkRunner,
  countRetries,
  insertEvents,
} from "#lib/testing/bulk-events.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import { sweep } from "../maintenance/sweep.ts";
import { cancelBulkOperation } from "./cancel-bulk-operation.ts";
import { createBulkOperation } from "./create-bulk-operation.ts";
import { eventRetries } from "./event-bulk-families.ts";
import { getBulkOperation } from "./get-bulk-operation.ts";
import { planBulkOperation } from "./plan-bulk-operation.ts";
import { requestReplays } from "./request-bulk-families.ts";

let api: TestApi;
let owner: BulkOwner;
let retries: () => Promise<Map<string, number>>;
let step: ReturnType<typeof bulkRunner>["step"];
let runAll: ReturnType<typeof bulkRunner>["runAll"];
let names = 0;

const CHUNK = eventRetries.chunkSize;
const cancel = cancelBulkOperation("events.retry");
const get = getBulkOperation("events.retry");

/** The test's own time, in which operations are created. */
const nowMs = () => api.ctx.now().getTime();

const create = (query: object, all = false) =>
  createBulkOperation(eventRetries)(api.ctx, { query: bulkEventQuery.parse(query), all });

beforeAll(async () => {
  api = await createTestApi();
  ({ step, runAll } = bulkRunner(api));
  retries = await countRetries(api.ctx.db.pool);
});
beforeEach(async () => {
  names += 1;
  api.advance(1_000);
  await api.ctx.db.pool.query("DELETE FROM bulk_retried");
  owner = await addBulkOwner(api, String(names));
});
afterAll(() => api.close());

describe("runBulkOperation", () => {
  it("retries 10,000 events once although it was asked for twice, and tells how far it is", async () => {
    const ids = await insertEvents(api.ctx.db.pool, owner, 10_000, { atMs: nowMs() });
    const query = { webhook_id: owner.connectionId, status: "FAILED" };
    const { id, ...created } = await create(query);
    expect(created).toMatchObject({ progress: 0, estimated_count: 10_000, estimated_batch: 20 });
    await expect(create(query)).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    const shown = [];
    for (let chunk = 0; chunk < 4; chunk += 1) {
      await step(id);
      shown.push((await get(api.ctx, { id })).progress);
    }
    expect(shown).toEqual([0.05, 0.1, 0.15, 0.2]);
    await Promise.all([runAll(id), runAll(id), runAll(id)]);
    await runAll(id);
    expect(await get(api.ctx, { id })).toMatchObject({
      progress: 1,
      in_progress: false,
      completed_count: 10_000,
      failed_count: 0,
      processed_batch: 20,
    });
    const counts = await retries();
    expect([...counts.keys()].sort()).toEqual(ids);
    expect(new Set(counts.values())).toEqual(new Set([1]));
    expect(await create(query)).toMatchObject({ estimated_count: 0 });
  });

  it("stops between two chunks when it is cancelled", async () => {
    await insertEvents(api.ctx.db.pool, owner, 3 * CHUNK, { atMs: nowMs() });
    const { id } = await create({ webhook_id: owner.connectionId });
    await step(id);
    const cancelled = await cancel(api.ctx, { id });
    expect(cancelled).toMatchObject({ in_progress: false, completed_at: null, progress: 0.3333 });
    expect(cancelled.cancelled_at).not.toBeNull();
    await runAll(id);
    expect((await retries()).size).toBe(CHUNK);
    expect(await create({ webhook_id: owner.connectionId })).toMatchObject({ in_progress: true });
  });

  it("never skips and never repeats, whatever comes and changes meanwhile", async () => {
    const { pool } = api.ctx.db;
    const actions = fc.array(
      fc.oneof(
        fc.constant("step" as const),
        fc.constant("twice" as const),
        fc.constant("insert later" as const),
        fc.constant("insert same ms" as const),
        fc.constant("settle some" as const),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const counts = fc.integer({ min: 1, max: 2 * CHUNK });
    await fc.assert(
      fc.asyncProperty(actions, counts, fc.boolean(), async (plan, count, isStatusMeant) => {
        api.advance(1_000);
        await pool.query("DELETE FROM event; DELETE FROM bulk_retried");
        const before = await insertEvents(pool, owner, count, { atMs: nowMs() - 10 });
        const status = isStatusMeant ? { status: "FAILED" } : {};
        const { id } = await create({ webhook_id: owner.connectionId, ...status });
        const later: string[] = [];
        const settled = new Set<string>();
        for (const action of plan) {
          if (action === "step") await step(id);
          if (action === "twice") await Promise.all([step(id), step(id)]);
          if (action === "insert later") {
            later.push(...(await insertEvents(pool, owner, 30, { atMs: nowMs() + 5 })));
          }
          if (action === "insert same ms") await insertEvents(pool, owner, 30, { atMs: nowMs() });
          if (action === "settle some") {
            const { rows } = await pool.query<{ id: string }>(
              `UPDATE event SET status = 'SUCCESSFUL' WHERE id IN (
                 SELECT id FROM event WHERE status = 'FAILED' ORDER BY random() LIMIT 20)
               RETURNING id`,
            );
            for (const row of rows) settled.add(row.id);
          }
        }
        await runAll(id);
        const retried = await retries();
        for (const times of retried.values()) expect(times).toBe(1);
        for (const event of before) {
          expect(retried.has(event)).toBe(!(isStatusMeant && settled.has(event)));
        }
        for (const event of later) expect(retried.has(event)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it("leaves alone what another attempt is being made of, and counts it as failed", async () => {
    const { pool } = api.ctx.db;
    const [first] = await insertEvents(pool, owner, 3, { atMs: nowMs() });
    await pool.query(
      "UPDATE event SET claim_id = 'c', due_at = now() + interval '1 minute' WHERE id = $1",
      [first],
    );
    const { id } = await create({ webhook_id: owner.connectionId });
    await runAll(id);
    expect(await get(api.ctx, { id })).toMatchObject({ completed_count: 2, failed_count: 1 });
    expect((await retries()).has(first ?? "")).toBe(false);
  });

  it("gives way to others after its time, by a ticket that comes with the chunk", async () => {
    const { pool } = api.ctx.db;
    await pool.query("DELETE FROM pgboss.job");
    await insertEvents(pool, owner, 2 * CHUNK, { atMs: nowMs() });
    const { id } = await create({ webhook_id: owner.connectionId });
    await step(id);
    expect(await api.tickets("bulk.run")).toEqual([{ operationId: id }, { operationId: id }]);
    expect(await api.tickets("event.deliver")).toEqual([{ destinationId: owner.destinationId }]);
  });

  it("is found by the sweep when its ticket is lost, and only then", async () => {
    const { pool } = api.ctx.db;
    const { id } = await create({ webhook_id: owner.connectionId });
    const age = "UPDATE bulk_operation SET updated_at = now() - interval '1 minute' WHERE id = $1";
    await pool.query(age, [id]);
    const sweepOnce = () => sweep(pool, api.ctx.queue as never);
    expect((await sweepOnce()).operations).toBe(0);
    await pool.query("DELETE FROM pgboss.job");
    expect((await sweepOnce()).operations).toBe(1);
    expect(await api.tickets("bulk.run")).toEqual([{ operationId: id }]);
    await runAll(id);
    await pool.query(age, [id]);
    await pool.query("DELETE FROM pgboss.job");
    expect((await sweepOnce()).operations).toBe(0);
  });
});

describe("planBulkOperation", () => {
  it("says what Postgres expects where counting takes too long", async () => {
    const { pool } = api.ctx.db;
    await insertEvents(pool, owner, 100_500, { atMs: nowMs() });
    await pool.query("ANALYZE event");
    const query = bulkEventQuery.parse({ webhook_id: owner.connectionId });
    const { estimated_count: count } = await planBulkOperation(eventRetries)(api.ctx, { query });
    expect(count).toBeGreaterThan(100_000);
    expect(count).toBeLessThan(130_000);
  });
});

describe("a replay of large requests", () => {
  it("copies no more at a time than a short transaction can", async () => {
    const { pool } = api.ctx.db;
    const body = Buffer.alloc(9 * 1024 * 1024, "x");
    for (let at = 0; at < 5; at += 1) {
      const row = { routed_at: api.ctx.now() };
      await insertRequest(pool, owner, nowMs() - at, { payload: { body }, row });
    }
    const target = { webhook_ids: [owner.connectionId] };
    const query = bulkReplayQuery.parse({ source_id: owner.sourceId, target });
    const operation = await createBulkOperation(requestReplays)(api.ctx, { query, all: false });
    await step(operation.id);
    const replays = getBulkOperation("requests.replay");
    expect(await replays(api.ctx, operation)).toMatchObject({ completed_count: 3 });
    await step(operation.id);
    expect(await replays(api.ctx, operation)).toMatchObject({ completed_count: 5, progress: 1 });
    const { rows } = await pool.query<{ length: number }>(
      `SELECT length(p.body) AS length FROM request r JOIN payload p ON p.id = r.payload_id
       WHERE r.bulk_operation_id = $1`,
      [operation.id],
    );
    expect(rows.map((row) => row.length)).toEqual(Array(5).fill(body.length));
  });
});
