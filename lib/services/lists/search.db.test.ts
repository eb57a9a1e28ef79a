import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventListQuery, eventPageModel } from "#lib/schemas/event.ts";
import { requestListQuery, requestPageModel } from "#lib/schemas/request.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest, type TestPayload } from "#lib/testing/test-rows.ts";
import { eventConditions } from "../events/event-conditions.ts";
import { listEvents } from "../events/list-events.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { SHOWN_BODY_BYTES } from "../payloads/present-payload.ts";
import { listRequestEvents } from "../requests/list-request-events.ts";
import { listRequests } from "../requests/list-requests.ts";
import { type ScanBudget, type SearchedList, scanRows } from "./scan-rows.ts";

let api: TestApi;
let owner: Parameters<typeof insertEvent>[1];
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const text = (value: string) => Buffer.from(value, "utf8");
const encode = (value: unknown) => text(JSON.stringify(value));

/** One of each; all but the last are searched by every test. */
const PAYLOADS: Record<string, TestPayload> = {
  paid: {
    path: "/shop/Orders/7",
    headers: { ...json, "x-request-id": "Req-ABC" },
    body: encode({
      type: "order.paid",
      id: 42,
      live: true,
      customer: { email: "Jane@example.com" },
    }),
  },
  refunded: {
    headers: json,
    body: encode({ type: "order.refunded", items: [{ sku: "x" }, { sku: "y" }] }),
  },
  php: { headers: json, body: text('{"url":"https:\\/\\/example.com\\/a","city":"K\\u00f6ln"}') },
  odd: { headers: json, body: text('{"\\u0074ype":"\\u006fdd","n":5e2}') },
  utf8: { headers: json, body: text('{"city": "Köln"}') },
  percent: { headers: json, body: encode({ note: '100% of a_b \\ (a+)+$ "quoted"' }) },
  form: { headers: form, body: text("city=K%C3%B6ln&note=two+words&tag=%61bc") },
  plain: { headers: { "content-type": "text/plain" }, body: text("just some words") },
  binary: {
    headers: { "content-type": "image/png" },
    body: Buffer.from([0x89, 0x50, 0, 0xff, 0x4e, 0x47, 0x21]),
  },
  query: { query: "tag=a&tag=b&page=3&name=two%20words" },
  empty: {},
  large: {
    headers: json,
    body: Buffer.concat([text('"needle'), Buffer.alloc(SHOWN_BODY_BYTES, 120), text('"')]),
  },
};
const names = new Map<string, string>();
const requestOf: Record<string, string> = {};

type Found = { models: { id: string }[] };
const namesOf = ({ models }: Found) => models.map((model) => names.get(model.id)).sort();
const events = (query: object) => listEvents(api.ctx, eventListQuery.parse(query));
const requests = (query: object) => listRequests(api.ctx, requestListQuery.parse(query));

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const nowMs = api.ctx.now().getTime();
  await createPartitions(pool, api.ctx.now(), 3);
  owner = {
    projectId: api.project.id,
    sourceId: "src_00000000000000000001",
    connectionId: "web_00000000000000000001",
    destinationId: "des_00000000000000000001",
  };
  for (const [at, [name, payload]] of Object.entries(PAYLOADS).entries()) {
    const { id, payloadId } = await insertRequest(pool, owner, nowMs - at * 5_000, { payload });
    const row = { request_id: id, payload_id: payloadId };
    const event = await insertEvent(pool, owner, nowMs - at * 5_000, row);
    names.set(id, name).set(event, name);
    requestOf[name] = id;
  }
  const theirs = { ...owner, projectId: api.foreign.projectId };
  const foreign = await insertRequest(pool, theirs, nowMs, { payload: PAYLOADS.paid });
  await insertEvent(pool, theirs, nowMs, { request_id: foreign.id, payload_id: foreign.payloadId });
  // An event whose payload is another project's is nobody's to find.
  await insertEvent(pool, owner, nowMs - 1, { payload_id: foreign.payloadId });
});
afterAll(() => api.close());

describe("a search of events and requests", () => {
  it.each<[string, object, string[]]>([
    ["a part of the body", { search_term: "order." }, ["paid", "refunded"]],
    ["whatever the case of its letters", { search_term: "jANE@EXAMPLE" }, ["paid"]],
    ["a part of a header", { search_term: "req-abc" }, ["paid"]],
    ["the name of a header", { search_term: "x-request-id" }, ["paid"]],
    ["a part of the path", { search_term: "/shop/or" }, ["paid"]],
    ["a part of the query", { search_term: "page=3" }, ["query"]],
    ["the words of a query", { search_term: "two words" }, ["form", "query"]],
    ["umlauts however they are spelt", { search_term: "Köln" }, ["form", "php", "utf8"]],
    ["slashes that PHP escapes", { search_term: "https://example.com/a" }, ["php"]],
    ["quotes that JSON escapes", { search_term: 'b \\ (a+)+$ "quoted"' }, ["percent"]],
    ["a percent sign as such", { search_term: "0% " }, ["percent"]],
    ["an underscore as such", { search_term: "a_b" }, ["percent"]],
    ["no wildcards", { search_term: "a%b" }, []],
    ["no single-character wildcards", { search_term: "o_der" }, []],
    ["no regular expressions", { search_term: "o.*r" }, []],
    ["the letters of a regular expression as such", { search_term: "(a+)+$" }, ["percent"]],
    ["letters among bytes", { search_term: "NG!" }, ["binary"]],
    ["text", { search_term: "some words" }, ["plain"]],
    ["nothing in bodies that are too large", { search_term: "needle" }, []],
    ["a part of the path alone", { path: "orders/7" }, ["paid"]],
    ["no path by its query", { path: "page" }, []],
    ["JSON by a key", { body: { type: "order.paid" } }, ["paid"]],
    ["JSON given as text", { body: '{"customer":{"email":"Jane@example.com"}}' }, ["paid"]],
    ["JSON with the case of its letters", { body: { type: "Order.Paid" } }, []],
    ["JSON with all keys that are named", { body: { type: "order.paid", id: "43" } }, []],
    ["numbers as a query string has them", { body: { id: "42", live: "true" } }, ["paid"]],
    ["numbers that are spelt otherwise", { body: { n: 500 } }, ["odd"]],
    ["texts that are spelt otherwise", { body: { type: "odd" } }, ["odd"]],
    ["a part of a list", { body: { items: [{ sku: "y" }] } }, ["refunded"]],
    ["umlauts in JSON and forms", { body: { city: "Köln" } }, ["form", "php", "utf8"]],
    ["forms that are spelt otherwise", { body: { tag: "abc" } }, ["form"]],
    ["headers by name, whatever its case", { headers: { "X-Request-ID": "Req-ABC" } }, ["paid"]],
    ["no header by a part of its value", { headers: { "x-request-id": "Req" } }, []],
    ["queries by a key", { parsed_query: { page: "3", name: "two words" } }, ["query"]],
    ["one of several values of a key", { parsed_query: '{"tag":"b"}' }, ["query"]],
    [
      "all that is looked for at once",
      { search_term: "order", body: { id: 42 }, path: "/shop" },
      ["paid"],
    ],
    [
      "nothing where one of them is missing",
      { search_term: "order", body: { id: 42 }, path: "/x" },
      [],
    ],
    ["nothing that is nowhere", { search_term: "nowhere" }, []],
    ["nothing by a text of zeros", { body: { note: "a\0b" } }, []],
    ["nothing by a broken text", { body: { "\ud800": "\udfff" } }, []],
  ])("finds %s", async (_, query, expected) => {
    expect(namesOf(await requests(query))).toEqual(expected);
    const found = await events(query);
    expect(namesOf(found)).toEqual(expected);
    expect(found).toMatchObject({ count: expected.length, search: { is_complete: true } });
  });

  it("goes together with the other filters", async () => {
    expect(namesOf(await events({ search_term: "order", attempts: { gte: 1 } }))).toEqual([]);
    expect(namesOf(await events({ search_term: "order", attempts: 0 }))).toHaveLength(2);
    expect(namesOf(await requests({ search_term: "order", verified: "true" }))).toEqual([]);
    const id = requestOf.paid as string;
    expect(namesOf(await requests({ search_term: "order", id }))).toEqual(["paid"]);
  });

  it("looks among the events of one request", async () => {
    const query = eventListQuery.parse({ search_term: "order" });
    const of = (name: string) =>
      listRequestEvents(api.ctx, { ...query, request_id: requestOf[name] ?? "" });
    expect(namesOf(await of("paid"))).toEqual(["paid"]);
    expect(namesOf(await of("empty"))).toEqual([]);
  });

  it("answers rows as the list without a search does", async () => {
    const found = await events({ search_term: "order.paid", include: "data" });
    const [listed] = (await events({ id: found.models[0]?.id, include: "data" })).models;
    expect(found.models).toEqual([listed]);
    expect(eventPageModel.parse(found)).toEqual(found);
    const request = await requests({ search_term: "order.paid" });
    expect(requestPageModel.parse(request)).toEqual(request);
    expect(await requests({})).not.toHaveProperty("search");
  });

  it("says how far it looked", async () => {
    const page = await requests({ search_term: "order", limit: 1 });
    expect(page.pagination.next).toBe(requestOf.paid);
    expect(page.search).toEqual({
      scanned: 1,
      scanned_until: api.ctx.now().toISOString(),
      is_complete: false,
    });
    const rest = await requests({ search_term: "order", next: page.pagination.next });
    expect(rest.search).toMatchObject({ scanned: names.size / 2 - 1, is_complete: true });
    expect(rest.pagination).not.toHaveProperty("next");
    const nothing = await requests({ search_term: "order", limit: 0 });
    expect([nothing.count, nothing.search?.scanned]).toEqual([0, 0]);
  });

  it.each(["asc", "desc"])("walks there and back, %s", async (dir) => {
    const query = { body: {}, dir, limit: 1 };
    const there: string[] = [];
    let page = await events(query);
    for (;;) {
      there.push(...page.models.map(({ id }) => id));
      const { next } = page.pagination;
      if (!next) break;
      page = await events({ ...query, next });
    }
    const back = page.models.map(({ id }) => id);
    while (page.pagination.prev) {
      page = await events({ ...query, prev: page.pagination.prev });
      back.unshift(...page.models.map(({ id }) => id));
    }
    const all = await events({ ...query, limit: 255 });
    expect(all.count).toBeGreaterThan(4);
    expect(there).toEqual(all.models.map(({ id }) => id));
    expect(back).toEqual(there);
  });
});

describe("scanRows", () => {
  const COUNT = 600;
  let list: SearchedList;
  const budget = { ms: 60_000, rows: 100_000, bytes: 2 ** 30 };
  const scan = (after: string | null, changes: Partial<ScanBudget>) =>
    scanRows(
      api.ctx.db.pool,
      api.project.id,
      list,
      { after, dir: "desc", limit: 100 },
      { ...budget, ...changes },
    );

  beforeAll(async () => {
    const { pool } = api.ctx.db;
    const connectionId = "web_00000000000000000002";
    const atMs = api.ctx.now().getTime() - 24 * 60 * 60 * 1_000;
    const body = encode({ note: "x".repeat(1_000) });
    const { payloadId } = await insertRequest(pool, owner, atMs, { payload: { body } });
    const other = await insertRequest(pool, owner, atMs, { payload: { body: text("hidden") } });
    for (let at = 0; at < COUNT; at += 1) {
      const payload_id = at % 100 === 0 ? other.payloadId : payloadId;
      await insertEvent(pool, { ...owner, connectionId }, atMs + at, { payload_id });
    }
    const filter = await eventConditions(
      api.ctx,
      eventListQuery.parse({ webhook_id: connectionId }),
    );
    list = { table: "event", filter, search: { search_term: "hidden", hidesSecrets: false } };
  });

  it.each<[string, Partial<ScanBudget>]>([
    ["time", { ms: 0 }],
    ["rows", { rows: 1 }],
    ["bytes", { bytes: 1 }],
  ])("stops when its %s are used up, and goes on from there", async (_, changes) => {
    const first = await scan(null, changes);
    expect(first).toMatchObject({ scanned: 250, isAtEnd: false });
    const found = [...first.ids];
    let last = first;
    while (!last.isAtEnd) {
      last = await scan(last.last, changes);
      found.push(...last.ids);
    }
    const whole = await scan(null, {});
    expect(whole).toMatchObject({ scanned: COUNT, isAtEnd: true });
    expect(whole.ids).toHaveLength(6);
    expect(found).toEqual(whole.ids);
  });

  it("looks at no more than 8 MB with one statement", async () => {
    const { pool } = api.ctx.db;
    const atMs = api.ctx.now().getTime() - 2 * 24 * 60 * 60 * 1_000;
    const body = Buffer.alloc(1024 * 1024, "x");
    const { payloadId } = await insertRequest(pool, owner, atMs, { payload: { body } });
    const connectionId = "web_00000000000000000003";
    for (let at = 0; at < 10; at += 1) {
      await insertEvent(pool, { ...owner, connectionId }, atMs + at, { payload_id: payloadId });
    }
    const query = eventListQuery.parse({ webhook_id: connectionId });
    const filter = await eventConditions(api.ctx, query);
    list = { ...list, filter };
    expect(await scan(null, { ms: 0 })).toMatchObject({ scanned: 8, isAtEnd: false });
    expect(await scan(null, {})).toMatchObject({ scanned: 10, isAtEnd: true });
  });

  it("gives up when a statement takes more than a second", async () => {
    const client = await api.ctx.db.pool.connect();
    await client.query("BEGIN; LOCK TABLE payload IN ACCESS EXCLUSIVE MODE");
    await expect(scan(null, {})).rejects.toMatchObject({ code: "57014" });
    await client.query("ROLLBACK");
    client.release();
    expect((await scan(null, {})).isAtEnd).toBe(true);
  });
});
