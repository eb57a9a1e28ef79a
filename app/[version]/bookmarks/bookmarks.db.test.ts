import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import * as connections from "../connections/route.ts";
import * as rawBody from "./[id]/raw_body/route.ts";
import * as bookmark from "./[id]/route.ts";
import * as count from "./count/route.ts";
import * as bookmarks from "./route.ts";

const byId = [bookmark.GET, bookmark.PUT, bookmark.DELETE, rawBody.GET];
const LONG = "x".repeat(256);
let routes: TestRoutes;
let input: { event_data_id: string; webhook_id: string; label: string; name: string };

beforeAll(async () => {
  routes = await createTestRoutes();
  const ends = { source: { name: "shop" }, destination: { name: "sink", type: "MOCK_API" } };
  const { body: connection } = await routes.call(connections.POST, { body: ends });
  const owner = { projectId: routes.project.id, sourceId: connection.source.id };
  const payload = { body: Buffer.from("as sent") };
  const request = await insertRequest(routes.ctx.db.pool, owner, Date.now(), { payload });
  input = {
    event_data_id: request.payloadId,
    webhook_id: connection.id,
    label: "An order <b>",
    name: "order",
  };
});
afterAll(() => routes.close());

async function create(changes: object = {}): Promise<string> {
  return (await routes.call(bookmarks.POST, { body: { ...input, ...changes } })).body.id;
}

describe("/bookmarks", () => {
  it("creates, lists, shows and deletes", async () => {
    const { status, body: created } = await routes.call(bookmarks.POST, { body: input });
    const { name, ...rest } = input;
    expect([status, created]).toEqual([200, expect.objectContaining({ ...rest, alias: name })]);
    const params = { id: created.id };
    expect((await routes.call(bookmark.GET, { params })).body).toEqual(created);
    expect((await routes.call(rawBody.GET, { params })).body).toEqual({ body: "as sent" });
    const query = [
      `?id=${created.id}&name=order&label[]=${encodeURIComponent(input.label)}&label[]=x`,
      `webhook_id=${input.webhook_id}&event_data_id=${input.event_data_id}`,
      "last_used_at[any]=false&order_by=created_at&dir=asc",
    ].join("&");
    const listed = await routes.call(bookmarks.GET, { query });
    expect([listed.status, listed.body.count]).toEqual([200, 1]);
    expect(listed.headers.has("x-ignored-query-keys")).toBe(false);
    expect((await routes.call(bookmark.DELETE, { params })).body).toEqual(params);
    expect((await routes.call(bookmark.GET, { params })).status).toBe(404);
  });

  it("finds by parts of label, name, id and connection, and by when it was kept", async () => {
    const id = await create({ label: "Refund of ACME", name: "refund-1" });
    const { created_at: kept } = (await routes.call(bookmark.GET, { params: { id } })).body;
    const idsOf = async (query: string, key: "admin" | "foreign" = "admin") => {
      const { status, body } = await routes.call(bookmarks.GET, { key, query });
      expect(status, JSON.stringify(body)).toBe(200);
      expect((await routes.call(count.GET, { key, query })).body.count).toBe(body.count);
      return body.models.map((each: { id: string }) => each.id);
    };
    for (const search of ["of acme", "FUND-1", id.slice(4)]) {
      expect(await idsOf(`?search=${encodeURIComponent(search)}`)).toEqual([id]);
    }
    expect(await idsOf(`?search=${encodeURIComponent("shop -> sink")}`)).toContain(id);
    expect(await idsOf("?search=nothing-like-it")).toEqual([]);
    expect(await idsOf("?search=acme", "foreign")).toEqual([]);
    expect(await idsOf(`?created_at[gte]=${kept}&search=acme`)).toEqual([id]);
    expect(await idsOf(`?created_at[lt]=${kept}&search=acme`)).toEqual([]);
    expect(await idsOf("?last_used_at=null&search=acme")).toEqual([id]);
    await routes.call(bookmark.DELETE, { params: { id } });
  });

  it.each<[object, string[]]>([
    [{ label: undefined }, ["label is required"]],
    [{ label: "" }, ["label is not allowed to be empty"]],
    [{ label: LONG }, ["label length must be less than or equal to 255 characters long"]],
    [{ label: "a\0" }, ["label must be well-formed text without null characters"]],
    [{ label: null }, ["label must be a string"]],
    [
      { name: "a b" },
      ['name with value "a b" fails to match the required pattern: /^[A-Za-z0-9-_]+$/'],
    ],
    [{ name: LONG }, ["name length must be less than or equal to 155 characters long"]],
    [{ event_data_id: ["edt_1"] }, ["event_data_id must be a string"]],
    [{ webhook_id: { $gt: "" } }, ["webhook_id must be a string"]],
    [{ target: "cli" }, ["target is not allowed"]],
    [{ project_id: "tm_1" }, ["project_id is not allowed"]],
  ])("names what is wrong (%#)", async (changes, data) => {
    const { status, body } = await routes.call(bookmarks.POST, { body: { ...input, ...changes } });
    expect([status, body.data]).toEqual([422, data]);
  });

  it("names the field of what is not there, creating and changing", async () => {
    const params = { id: await create() };
    for (const [field, what] of [
      ["event_data_id", "event data"],
      ["webhook_id", "connection"],
    ] as const) {
      const data = { type: "bookmark", field, message: `There is no such ${what}.` };
      const changes = { [field]: "edt_01m80000000000000000" };
      const created = await routes.call(bookmarks.POST, { body: { ...input, ...changes } });
      expect([created.status, created.body.data]).toEqual([422, data]);
      const changed = await routes.call(bookmark.PUT, { params, body: changes });
      expect([changed.status, changed.body.data]).toEqual([422, data]);
    }
  });

  it.each(["bkm_00000000000000000000", "1 OR 1=1", "\0", '{"$gt":""}', LONG])(
    "answers the id %j with 404",
    async (id) => {
      for (const route of byId) {
        const { status, body } = await routes.call(route, { params: { id }, body: {} });
        expect([status, body.code]).toEqual([404, "NOT_FOUND"]);
      }
    },
  );

  it("answers another project's id as one that never was", async () => {
    const params = { id: await create() };
    for (const route of byId) {
      const { status, body } = await routes.call(route, { params, body: {}, key: "foreign" });
      expect([status, body.data]).toEqual([404, params]);
    }
    expect((await routes.call(bookmarks.POST, { body: input, key: "foreign" })).status).toBe(422);
  });

  it("lets a viewer read and change nothing", async () => {
    const call = { params: { id: await create() }, key: "viewer", body: input };
    for (const route of [bookmarks.POST, bookmark.PUT, bookmark.DELETE]) {
      expect((await routes.call(route, call)).status).toBe(403);
    }
    for (const route of [bookmarks.GET, bookmark.GET, rawBody.GET]) {
      expect((await routes.call(route, call)).status).toBe(200);
    }
  });
});
