import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bulkEventQuery, bulkReplayQuery } from "#lib/schemas/bulk-operation.ts";
import {
  addBulkOwner,
  type BulkOwner,
  bulkRunner,
  countRetries,
} from "#lib/testing/bulk-events.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
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
const SEARCH = { body: JSON.stringify({ type: "paid" }) };
const get = getBulkOperation("events.retry");
const nowMs = () => api.ctx.now().getTime();
const queryOf = (query: object) =>
  bulkEventQuery.parse({ webhook_id: owner.connectionId, ...query });
const create = (query: object) =>
  createBulkOperation(eventRetries)(api.ctx, { query: queryOf(query), all: false });

async function request(body: object, atMs: number) {
  const payload = {
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(body)),
  };
  const row = { routed_at: new Date(atMs) };
  return insertRequest(api.ctx.db.pool, owner, atMs, { payload, row });
}

/** Stores failed events of which every `nth` says that it was paid. Returns the ids of those. */
async function insertPayments(count: number, nth: number): Promise<string[]> {
  const paid: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const isPaid = at % nth === 0;
    const atMs = nowMs() - count + at;
    const { id, payloadId } = await request({ type: isPaid ? "paid" : "made", at }, atMs);
    const event = await insertEvent(api.ctx.db.pool, owner, atMs, {
      status: "FAILED",
      request_id: id,
      payload_id: payloadId,
    });
    if (isPaid) paid.push(event);
  }
  return paid;
}

beforeAll(async () => {
  api = await createTestApi();
  ({ step, runAll } = bulkRunner(api));
  retries = await countRetries(api.ctx.db.pool);
});
beforeEach(async () => {
  names += 1;
  api.advance(10_000);
  await api.ctx.db.pool.query("DELETE FROM bulk_retried");
  owner = await addBulkOwner(api, String(names));
});
afterAll(() => api.close());

describe("an operation on what a payload search finds", () => {
  it("is about those, each once, however many are at it", async () => {
    const paid = await insertPayments(CHUNK + 300, 3);
    expect(
      await planBulkOperation(eventRetries)(api.ctx, { query: queryOf(SEARCH) }),
    ).toMatchObject({ estimated_count: paid.length });
    const { id } = await create(SEARCH);
    await Promise.all([runAll(id), runAll(id), runAll(id)]);
    await runAll(id);
    expect(await get(api.ctx, { id })).toMatchObject({
      progress: 1,
      in_progress: false,
      completed_count: paid.length,
      failed_count: 0,
    });
    const counts = await retries();
    expect([...counts.keys()].sort()).toEqual(paid.toSorted());
    expect(new Set(counts.values())).toEqual(new Set([1]));
  });

  it("goes on behind what it looked at, also where nothing was found there", async () => {
    const paid = await insertPayments(CHUNK + 20, CHUNK + 19);
    const { id } = await create(SEARCH);
    await step(id);
    await runAll(id);
    expect(await get(api.ctx, { id })).toMatchObject({
      completed_count: paid.length,
      in_progress: false,
    });
  });

  it("stops between two chunks when it is cancelled, and says how far it came", async () => {
    const paid = await insertPayments(CHUNK + 100, 1);
    const { id } = await create(SEARCH);
    await step(id);
    const cancelled = await cancelBulkOperation("events.retry")(api.ctx, { id });
    expect(cancelled).toMatchObject({ in_progress: false, completed_count: CHUNK });
    expect(cancelled.progress).toBeCloseTo(CHUNK / paid.length, 3);
    await runAll(id);
    expect([...(await retries()).keys()].sort()).toEqual(paid.slice(0, CHUNK).toSorted());
  });

  it("leaves what came after it was created, and other projects, alone", async () => {
    const paid = await insertPayments(3, 1);
    const { id } = await create(SEARCH);
    const later = await request({ type: "paid" }, nowMs() + 5);
    const row = { status: "FAILED", request_id: later.id, payload_id: later.payloadId };
    await insertEvent(api.ctx.db.pool, owner, nowMs() + 5, row);
    const foreign = { ...owner, projectId: "tm_other" };
    await insertEvent(api.ctx.db.pool, foreign, nowMs() - 1, row);
    await runAll(id);
    expect([...(await retries()).keys()].sort()).toEqual(paid.toSorted());
  });

  it("is one with any other search while it runs, and none with the same", async () => {
    await insertPayments(1, 1);
    await create(SEARCH);
    await expect(create(SEARCH)).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    expect(await create({ search_term: "paid" })).toMatchObject({ query: { search_term: "paid" } });
  });

  it("copies of what it finds no more at a time than a short transaction can", async () => {
    const filler = "x".repeat(600 * 1024);
    for (let at = 0; at < 60; at += 1) await request({ type: "paid", filler }, nowMs() - 60 + at);
    await request({ type: "made" }, nowMs() - 61);
    const target = { webhook_ids: [owner.connectionId] };
    const query = bulkReplayQuery.parse({ source_id: owner.sourceId, ...SEARCH, target });
    const { id } = await createBulkOperation(requestReplays)(api.ctx, { query, all: false });
    const replays = getBulkOperation("requests.replay");
    await step(id);
    expect((await replays(api.ctx, { id })).completed_count).toBeLessThan(60);
    await runAll(id);
    expect(await replays(api.ctx, { id })).toMatchObject({ completed_count: 60, progress: 1 });
  });
});
