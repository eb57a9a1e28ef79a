import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventListQuery, eventModel } from "#lib/schemas/event.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { createConnection } from "../connections/create-connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import { countRows } from "../lists/read-rows.ts";
import { wholeCondition } from "../lists/timed-rows.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { listRequestEvents } from "../requests/list-request-events.ts";
import { eventConditions } from "./event-conditions.ts";
import { listEvents } from "./list-events.ts";

let api: TestApi;
const HOUR_MS = 60 * 60 * 1000;
const COUNT = 90;
const STATUSES = ["SUCCESSFUL", "FAILED", "QUEUED", "HOLD", "SCHEDULED", "CANCELLED"] as const;
const ANSWERS: Partial<Record<string, number>> = { SUCCESSFUL: 200, FAILED: 500, QUEUED: 404 };

type Owner = Parameters<typeof insertEvent>[1];
type Known = { id: string; owner: Owner; status: (typeof STATUSES)[number]; atMs: number };
const owners: Owner[] = [];
const known: Known[] = [];

const list = (query: object) => listEvents(api.ctx, eventListQuery.parse(query));

async function count(query: object) {
  const filter = await eventConditions(api.ctx, eventListQuery.parse(query));
  return (await countRows(api.ctx, Prisma.raw("event t"), wholeCondition(filter))).count;
}

async function walk(query: object) {
  return (await thereAndBack(query, async () => {})).there;
}

/** Walks to the end and back again, and returns the ids that each way showed. */
async function thereAndBack(query: object, between: () => Promise<void>) {
  const there: string[] = [];
  let page = await list(query);
  let last = page;
  for (;;) {
    there.push(...page.models.map((model) => model.id));
    if (page.count > 0) last = page;
    await between();
    if (!page.pagination.next) break;
    page = await list({ ...query, next: page.pagination.next });
  }
  const back = last.models.map((model) => model.id);
  page = last;
  while (page.pagination.prev) {
    page = await list({ ...query, prev: page.pagination.prev });
    back.unshift(...page.models.map((model) => model.id));
    await between();
  }
  return { there, back };
}

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const startMs = api.ctx.now().getTime() - COUNT * HOUR_MS;
  await createPartitions(pool, api.ctx.now(), 10);
  for (const [source, destination] of [
    ["a", "x"],
    ["a", "y"],
    ["b", "x"],
    ["b", "z"],
  ]) {
    const connection = await createConnection(api.ctx, {
      source: { name: `source-${source}` },
      destination: { name: `destination-${destination}`, type: "MOCK_API" },
    });
    owners.push({
      projectId: api.project.id,
      sourceId: connection.source.id,
      connectionId: connection.id,
      destinationId: connection.destination.id,
    });
  }
  for (let at = 0; at < COUNT; at += 1) {
    const owner = owners[at % owners.length] as Owner;
    const status = STATUSES[at % 7 ? 0 : at % STATUSES.length] as Known["status"];
    // Two in each millisecond, over several days and so several partitions.
    const atMs = startMs + Math.floor(at / 2) * 2 * HOUR_MS;
    const facts = { status, attempts: at % 3, response_status: ANSWERS[status] ?? null };
    const id = await insertEvent(pool, owner, atMs, facts);
    known.push({ id, owner, status, atMs });
  }
  const foreign = { ...(owners[0] as Owner), projectId: api.foreign.projectId };
  await insertEvent(pool, foreign, startMs);
});
afterAll(() => api.close());

type Range = { gte?: number; gt?: number; lt?: number };

function meets(filter: object | undefined, value: number | undefined): boolean {
  if (!filter) return true;
  if (value === undefined) return false;
  if (Array.isArray(filter)) return filter.includes(value);
  const { gte = 0, gt = 0, lt = 1_000 }: Range = filter;
  return value >= gte && value > gt && value < lt;
}

const newestFirst = (rows: Known[]) =>
  rows
    .map((row) => row.id)
    .sort()
    .reverse();

describe("listEvents", () => {
  it("shows each event once in the order of its creation, whatever the filter and page", async () => {
    const some = <T>(values: T[]) =>
      fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
    const ids = (key: "connectionId" | "sourceId" | "destinationId") =>
      some([...new Set(owners.map((owner) => owner[key]))]);
    const from = Math.min(...known.map((row) => row.atMs));
    const moments = fc.integer({ min: from, max: from + COUNT * HOUR_MS });
    const filters = fc.record({
      status: some([...STATUSES]),
      webhook_id: ids("connectionId"),
      source_id: ids("sourceId"),
      destination_id: ids("destinationId"),
      response_status: fc.option(
        fc.constantFrom<object | number[]>(
          { gte: 300 },
          { gt: 400 },
          { lt: 500 },
          [404, 500],
          [200],
        ),
        { nil: undefined },
      ),
      range: fc.option(fc.tuple(moments, moments), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("asc", "desc"),
        async ({ range, ...filter }, limit, dir) => {
          const created_at = range && {
            gte: new Date(range[0]).toISOString(),
            lt: new Date(range[1]).toISOString(),
          };
          const expected = known.filter(
            ({ owner, status, atMs }) =>
              (!filter.status || filter.status.includes(status)) &&
              (!filter.webhook_id || filter.webhook_id.includes(owner.connectionId)) &&
              (!filter.source_id || filter.source_id.includes(owner.sourceId)) &&
              (!filter.destination_id || filter.destination_id.includes(owner.destinationId)) &&
              meets(filter.response_status, ANSWERS[status]) &&
              (!range || (atMs >= range[0] && atMs < range[1])),
          );
          const ids = newestFirst(expected);
          const found = await walk({ ...filter, created_at, limit, dir });
          expect(found).toEqual(dir === "desc" ? ids : ids.reverse());
          expect(await count({ ...filter, created_at })).toBe(ids.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("shows what is there throughout exactly once, there and back, whatever comes and goes", async () => {
    const { pool } = api.ctx.db;
    const owner = owners[1] as Owner;
    const stays = newestFirst(known);
    const startMs = Math.min(...known.map((row) => row.atMs));
    const comings = fc.array(fc.integer({ min: 0, max: COUNT * HOUR_MS }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(comings, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 3, max: 40 }),
        fc.constantFrom("asc", "desc"),
        async (turns, limit, dir) => {
          const guests: string[] = [];
          let turn = 0;
          const comeAndGo = async () => {
            for (const offsetMs of turns[turn++ % turns.length] ?? []) {
              if (offsetMs % 2) guests.push(await insertEvent(pool, owner, startMs + offsetMs));
              const [gone] = offsetMs % 3 ? [] : guests.splice(offsetMs % (guests.length || 1), 1);
              if (gone) await pool.query("DELETE FROM event WHERE id = $1", [gone]);
            }
          };
          const isThroughout = (id: string) => stays.includes(id);
          const { there, back } = await thereAndBack({ limit, dir }, comeAndGo);
          const expected = dir === "desc" ? stays : stays.toReversed();
          expect(there.filter(isThroughout)).toEqual(expected);
          expect(back.filter(isThroughout)).toEqual(expected);
          expect([new Set(there).size, new Set(back).size]).toEqual([there.length, back.length]);
          await pool.query("DELETE FROM event WHERE id = ANY($1)", [guests]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("finds its way back, and says where there is nothing more", async () => {
    const first = await list({ limit: 10 });
    expect(first.pagination).toEqual({
      order_by: "created_at",
      dir: "desc",
      limit: 10,
      next: first.models[9]?.id,
    });
    const second = await list({ limit: 10, next: first.pagination.next });
    expect(second.pagination.prev).toBe(second.models[0]?.id);
    const again = await list({ limit: 10, prev: second.pagination.prev });
    expect(again).toEqual(first);
    const last = await list({ limit: 10, next: newestFirst(known).at(-11) });
    expect(last.count).toBe(10);
    expect(last.pagination).not.toHaveProperty("next");
  });

  it("answers rows of the documented shape", async () => {
    const { models } = await list({ limit: 1 });
    expect(eventModel.parse(models[0])).toEqual(models[0]);
    expect(models[0]).not.toHaveProperty("data");
  });

  it.each(["garbage", "evt_", "src_00000000000000000000", "evt_uuuuuuuuuuuuuuuuuuuu"])(
    "refuses the cursor %s",
    async (next) => {
      await expect(list({ next })).rejects.toMatchObject({
        data: ["next must be a cursor of this list"],
      });
    },
  );

  it("filters by columns with their operators", async () => {
    const counted = await list({ attempts: { gte: "1", lt: "2" }, limit: 255 });
    expect(counted.count).toBe(COUNT / 3);
    expect((await list({ attempts: "999999999999" })).count).toBe(0);
    expect((await list({ response_status: ["502", "503"] })).count).toBe(0);
    expect((await list({ error_code: "TIMEOUT" })).count).toBe(0);
    expect((await list({ successful_at: { any: "true" } })).count).toBe(0);
    expect((await list({ cli_id: { any: "false" }, limit: 255 })).count).toBe(COUNT);
    expect((await list({ cli_id: { any: "true" } })).count).toBe(0);
    expect((await list({ cli_id: { all: "true" }, limit: 255 })).count).toBe(COUNT);
    expect((await list({ cli_id: "null", limit: 255 })).count).toBe(COUNT);
    expect((await list({ cli_user_id: "usr_1" })).count).toBe(0);
    expect((await list({ bulk_retry_id: "bch_1" })).count).toBe(0);
    expect((await list({ delivery_group: "null", limit: 255 })).count).toBe(COUNT);
    expect((await list({ delivery_group: ["a", "b"] })).count).toBe(0);
    const unanswered = known.filter(({ status }) => ANSWERS[status] === undefined).length;
    expect((await list({ response_status: "null", limit: 255 })).count).toBe(unanswered);
    expect((await list({ response_status: ["", "500"], limit: 255 })).count).toBe(
      unanswered + known.filter(({ status }) => status === "FAILED").length,
    );
    const [one] = known;
    expect((await list({ id: one?.id })).models.map((model) => model.id)).toEqual([one?.id]);
    expect((await list({ created_at: new Date(one?.atMs ?? 0).toISOString() })).count).toBe(2);
    expect((await list({ created_at: { any: "false" } })).count).toBe(0);
    expect((await list({ created_at: { lt: "0001-01-01" } })).count).toBe(0);
    expect((await list({ last_attempt_at: { gt: "0000-01-01" } })).count).toBe(0);
  });

  it("shows events of a deleted connection under its source", async () => {
    const owner = owners[3] as Owner;
    const before = await list({ destination_id: owner.destinationId, limit: 255 });
    await deleteConnection(api.ctx, { id: owner.connectionId });
    expect(await list({ destination_id: owner.destinationId, limit: 255 })).toEqual(before);
    expect(before.count).toBeGreaterThan(0);
  });

  it("shows nothing of another project", async () => {
    const owner = owners[0] as Owner;
    const theirs = await listEvents(api.foreign, eventListQuery.parse({}));
    expect(theirs.count).toBe(1);
    const query = eventListQuery.parse({ webhook_id: owner.connectionId });
    expect((await listEvents(api.foreign, query)).models).toEqual(theirs.models);
    const bySource = eventListQuery.parse({ source_id: owner.sourceId });
    expect((await listEvents(api.foreign, bySource)).count).toBe(0);
  });
});

describe("listRequestEvents", () => {
  it("lists the events of one request, even when clocks disagree by minutes", async () => {
    const { pool } = api.ctx.db;
    const owner = owners[0] as Owner;
    const nowMs = api.ctx.now().getTime();
    const request = await insertRequest(pool, owner, nowMs);
    const early = await insertEvent(pool, owner, nowMs - 300_000, { request_id: request.id });
    const late = await insertEvent(pool, owner, nowMs + 5, { request_id: request.id });
    const query = eventListQuery.parse({});
    const page = await listRequestEvents(api.ctx, { ...query, request_id: request.id });
    expect(page.models.map((model) => model.id)).toEqual([late, early]);
    const foreign = listRequestEvents(api.foreign, { ...query, request_id: request.id });
    await expect(foreign).rejects.toMatchObject({ code: "NOT_FOUND", data: { id: request.id } });
  });
});
