import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BookmarkListQuery, bookmarkModel } from "#lib/schemas/bookmark.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertRequest, type TestPayload } from "#lib/testing/test-rows.ts";
import { createConnection } from "../connections/create-connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import type { ServiceContext } from "../context.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { dropPartitions } from "../maintenance/drop-partitions.ts";
import { createBookmark } from "./create-bookmark.ts";
import { deleteBookmark } from "./delete-bookmark.ts";
import { getBookmark } from "./get-bookmark.ts";
import { getBookmarkRawBody } from "./get-bookmark-raw-body.ts";
import { listBookmarks } from "./list-bookmarks.ts";
import { updateBookmark } from "./update-bookmark.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const START_MS = Date.parse("2026-11-23T10:00:00Z");
const JSON_PAYLOAD = {
  path: "/orders",
  query: "a=1",
  headers: { "content-type": "application/json", authorization: "as sent" },
  body: Buffer.from('{"n":1}'),
};
let api: TestApi;
let webhookId: string;
let names = 0;

async function newConnection(ctx: ServiceContext): Promise<string> {
  names += 1;
  const ends = {
    source: { name: `name-${names}` },
    destination: { name: `name-${names}`, type: "MOCK_API" as const },
  };
  return (await createConnection(ctx, ends)).id;
}

beforeAll(async () => {
  api = await createTestApi();
  await createPartitions(api.ctx.db.pool, new Date(START_MS), 40);
  webhookId = await newConnection(api.ctx);
});
afterAll(() => api.close());

async function newPayload(payload: TestPayload = JSON_PAYLOAD, atMs = START_MS, ctx = api.ctx) {
  const owner = { projectId: ctx.projectId, sourceId: "src_1" };
  const row = { routed_at: new Date(atMs) };
  return (await insertRequest(ctx.db.pool, owner, atMs, { payload, row })).payloadId;
}

async function newBookmark(label = "a label", payload?: TestPayload, atMs?: number) {
  const event_data_id = await newPayload(payload, atMs);
  api.advance(1_000);
  return createBookmark(api.ctx, { event_data_id, webhook_id: webhookId, label });
}

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => ({ code: error.code, data: error.data }),
  );
}

describe("createBookmark", () => {
  it("keeps a copy of the request as it came in", async () => {
    const event_data_id = await newPayload();
    const input = { event_data_id, webhook_id: webhookId, label: "An order", name: "order" };
    const bookmark = await createBookmark(api.ctx, input);
    expect(bookmarkModel.parse(bookmark)).toEqual(bookmark);
    expect(bookmark).toMatchObject({
      team_id: api.project.id,
      webhook_id: webhookId,
      event_data_id,
      label: "An order",
      alias: "order",
      last_used_at: null,
      data: {
        path: "/orders",
        query: "a=1",
        parsed_query: { a: "1" },
        headers: JSON_PAYLOAD.headers,
        body: { n: 1 },
        is_large_payload: false,
      },
    });
    expect(bookmark.id).toMatch(/^bkm_/);
  });

  it("takes only event data and connections of the project that are there", async () => {
    const event_data_id = await newPayload();
    const webhook_id = webhookId;
    const deleted = await newConnection(api.ctx);
    await deleteConnection(api.ctx, { id: deleted });
    const refused = (input: object) =>
      errorOf(createBookmark(api.ctx, { event_data_id, webhook_id, label: "x", ...input }));
    const error = (field: string) => ({ code: "UNPROCESSABLE", data: { type: "bookmark", field } });
    const foreignData = await newPayload(JSON_PAYLOAD, START_MS, api.foreign);
    for (const id of ["edt_unknown", "' OR ''='", webhookId, foreignData]) {
      expect(await refused({ event_data_id: id })).toEqual(error("event_data_id"));
    }
    const foreignConnection = await newConnection(api.foreign);
    for (const id of ["web_unknown", event_data_id, deleted, foreignConnection]) {
      expect(await refused({ webhook_id: id })).toEqual(error("webhook_id"));
    }
  });

  it.each<[string, TestPayload]>([
    ["no body", { body: null }],
    ["bytes that are no text", { body: Buffer.from([0, 255, 1]) }],
    ["a large body", { body: Buffer.alloc(3 * 1024 * 1024, "x") }],
  ])("keeps %s byte by byte", async (_, payload) => {
    const { id, data } = await newBookmark("x", payload);
    const { body, encoding } = await getBookmarkRawBody(api.ctx, { id });
    const bytes = Buffer.from(body, encoding ?? "utf8");
    expect(bytes.equals(payload.body ?? Buffer.alloc(0))).toBe(true);
    expect(data?.is_large_payload).toBe(bytes.length > 2.5 * 1024 * 1024);
  });
});

describe("retention", () => {
  it("takes the request, never the bookmark's copy of it", async () => {
    const bookmark = await newBookmark("old", JSON_PAYLOAD, START_MS - 32 * DAY_MS);
    await dropPartitions(api.ctx.db.pool, new Date(START_MS));
    const { id, event_data_id } = bookmark;
    const payloads = await api.ctx.db.prisma.payload.count({ where: { id: event_data_id } });
    expect(payloads).toBe(0);
    expect(await getBookmark(api.ctx, { id })).toEqual(bookmark);
    expect(await getBookmarkRawBody(api.ctx, { id })).toEqual({ body: '{"n":1}' });
    const renamed = await updateBookmark(api.ctx, { id, label: "still there" });
    expect(renamed.data).toEqual(bookmark.data);
    const again = updateBookmark(api.ctx, { id, event_data_id });
    expect((await errorOf(again))?.data).toEqual({ type: "bookmark", field: "event_data_id" });
  });
});

describe("updateBookmark", () => {
  it("changes what is named and keeps the rest", async () => {
    const bookmark = await newBookmark();
    const { id } = bookmark;
    api.advance(1_000);
    const named = await updateBookmark(api.ctx, { id, name: "alias" });
    expect(named).toEqual({ ...bookmark, alias: "alias", updated_at: named.updated_at });
    expect(named.updated_at > bookmark.updated_at).toBe(true);
    expect((await updateBookmark(api.ctx, { id, name: null })).alias).toBeNull();
    const event_data_id = await newPayload({ path: "/other", body: Buffer.from("text") });
    const webhook_id = await newConnection(api.ctx);
    const changed = await updateBookmark(api.ctx, { id, event_data_id, webhook_id, label: "new" });
    expect(changed).toMatchObject({ event_data_id, webhook_id, label: "new" });
    expect(changed.data).toMatchObject({ path: "/other", body: "text" });
  });
});

describe("updateBookmark with data", () => {
  it("changes the copy that it keeps, and nothing that was stored", async () => {
    const { id, event_data_id } = await newBookmark();
    const data = { method: "PUT" as const, path: "/new", body: '{"n":2}' };
    const changed = await updateBookmark(api.ctx, { id, data });
    expect(changed.data).toMatchObject({
      method: "PUT",
      path: "/new",
      query: "a=1",
      body: { n: 2 },
    });
    expect(changed.data?.headers).toEqual(JSON_PAYLOAD.headers);
    const again = await updateBookmark(api.ctx, { id, event_data_id, data: { path: "/again" } });
    expect(again.data).toMatchObject({ path: "/again", body: { n: 1 } });
    expect((await updateBookmark(api.ctx, { id, data: { body: "" } })).data?.body).toBeNull();
  });

  it("refuses what no source would take", async () => {
    const { id } = await newBookmark();
    const refused = await errorOf(updateBookmark(api.ctx, { id, data: { body: "{" } }));
    expect(refused).toMatchObject({ code: "VALIDATION" });
    expect((await getBookmark(api.ctx, { id })).data?.body).toEqual({ n: 1 });
  });
});

describe("listBookmarks", () => {
  const all: BookmarkListQuery = { limit: 100, order_by: "created_at", dir: "desc" };
  const list = async (query: Partial<BookmarkListQuery>) =>
    (await listBookmarks(api.ctx, { ...all, ...query })).models.map(({ id }) => id);

  it("filters by everything a bookmark is known by", async () => {
    const [first, second] = [await newBookmark("one"), await newBookmark("two")];
    await updateBookmark(api.ctx, { id: first.id, name: "first" });
    const usedAt = new Date(START_MS);
    await api.ctx.db.prisma.bookmark.update({
      where: { id: second.id },
      data: { lastUsedAt: usedAt },
    });
    const cases: [Partial<BookmarkListQuery>, string[]][] = [
      [{ id: [first.id, second.id, "x"] }, [second.id, first.id]],
      [{ label: ["one"] }, [first.id]],
      [{ label: ["one", "two"], dir: "asc" }, [first.id, second.id]],
      [{ name: ["first"] }, [first.id]],
      [{ event_data_id: [second.event_data_id] }, [second.id]],
      [{ webhook_id: [webhookId], label: ["two"] }, [second.id]],
      [{ webhook_id: ["web_x"] }, []],
      [{ last_used_at: { any: true } }, [second.id]],
      [{ last_used_at: { lt: usedAt } }, []],
    ];
    for (const [query, ids] of cases) {
      expect({ query, ids: await list(query) }).toEqual({ query, ids });
    }
  });

  it("goes page by page both ways, without the requests", async () => {
    const label = "paged";
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift((await newBookmark(label)).id);
    const page = (query: Partial<BookmarkListQuery>) =>
      listBookmarks(api.ctx, { ...all, label: [label], limit: 2, ...query });
    const first = await page({});
    expect(first.models.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    for (const model of first.models) expect(model).not.toHaveProperty("data");
    const second = await page({ next: first.pagination.next });
    expect(second.models.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const back = await page({ prev: second.pagination.prev });
    expect(back.models).toEqual(first.models);
  });
});

describe("deleteBookmark", () => {
  it("is not found afterwards", async () => {
    const { id } = await newBookmark();
    expect(await deleteBookmark(api.ctx, { id })).toEqual({ id });
    for (const verb of [getBookmark, deleteBookmark, getBookmarkRawBody, updateBookmark]) {
      expect(await errorOf(verb(api.ctx, { id }))).toEqual({ code: "NOT_FOUND", data: { id } });
    }
  });
});

describe("another project", () => {
  it("finds nothing of this one", async () => {
    const { id } = await newBookmark();
    for (const verb of [getBookmark, deleteBookmark, getBookmarkRawBody, updateBookmark]) {
      expect(await errorOf(verb(api.foreign, { id }))).toEqual({ code: "NOT_FOUND", data: { id } });
    }
    const query = { limit: 100, order_by: "created_at" as const, dir: "desc" as const, id: [id] };
    expect((await listBookmarks(api.foreign, query)).models).toEqual([]);
    expect(await getBookmark(api.ctx, { id })).toMatchObject({ id });
  });
});
