import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionListQuery } from "#lib/schemas/connection.ts";
import { sourceListQuery } from "#lib/schemas/source.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createConnection } from "../connections/create-connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import { disableConnection } from "../connections/disable-connection.ts";
import { listConnections } from "../connections/list-connections.ts";
import { pauseConnection } from "../connections/pause-connection.ts";
import type { ServiceContext } from "../context.ts";
import { createSource } from "../sources/create-source.ts";
import { listSources } from "../sources/list-sources.ts";

let api: TestApi;
/** Of a project that has nothing but what stands here. */
let ctx: ServiceContext;
const COUNT = 13;

const sources = (query: object) => listSources(ctx, sourceListQuery.parse(query));
const connections = (query: object) => listConnections(ctx, connectionListQuery.parse(query));

type List = (query: object) => Promise<{
  pagination: { next?: string; prev?: string };
  count: number;
  models: { id: string }[];
}>;

/** Walks to the end and back again, and returns the ids that each way showed. */
async function walk(list: List, query: object) {
  const there: string[] = [];
  let page = await list(query);
  expect(page.pagination.prev).toBeUndefined();
  for (;;) {
    there.push(...page.models.map((model) => model.id));
    if (!page.pagination.next) break;
    page = await list({ ...query, next: page.pagination.next });
  }
  let back = page.models.map((model) => model.id);
  while (page.pagination.prev) {
    page = await list({ ...query, prev: page.pagination.prev });
    back = [...page.models.map((model) => model.id), ...back];
  }
  return { there, back };
}

beforeAll(async () => {
  api = await createTestApi();
  ctx = api.contextFor(await api.addProject());
  for (let at = 0; at < COUNT; at += 1) {
    // Several in one millisecond, so that the order between equals matters.
    if (at % 3 === 0) api.advance(1);
    await createConnection(ctx, {
      name: at % 2 ? `connection-${at}` : null,
      source: { name: `source-${COUNT - at}` },
      destination: { name: `destination-${at % 4}`, type: "MOCK_API" },
    });
  }
  await createSource(api.foreign, { name: "foreign" });
});
afterAll(() => api.close());

describe("listSources and listConnections", () => {
  it("show each row once, there and back, whatever they are sorted by", async () => {
    const orders = fc.constantFrom(
      { list: sources as List, order_by: "name" },
      { list: sources as List, order_by: "created_at" },
      { list: sources as List, order_by: "updated_at" },
      { list: connections as List, order_by: "full_name" },
      { list: connections as List, order_by: "created_at" },
      { list: connections as List, order_by: "sources.created_at" },
      { list: connections as List, order_by: "destinations.updated_at" },
      { list: connections as List, order_by: ["destinations.created_at", "full_name"] },
    );
    const directions = fc.constantFrom("asc", "desc");
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.tuple(directions, directions),
        fc.integer({ min: 1, max: COUNT + 1 }),
        async ({ list, order_by }, [first, second], limit) => {
          const dir = Array.isArray(order_by) ? [first, second] : first;
          const query = { order_by, dir, limit: String(limit) };
          const whole = await list({ ...query, limit: "255" });
          const ids = whole.models.map((model) => model.id);
          expect(new Set(ids).size).toBe(COUNT);
          expect(await walk(list, query)).toEqual({ there: ids, back: ids });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("sort by the names that people see", async () => {
    const { models } = await connections({ order_by: "full_name", dir: "asc" });
    const names = models.map((model) => model.full_name ?? "");
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  });

  it("tell what they were asked for", async () => {
    const page = await sources({ limit: "2", order_by: "name", dir: "asc" });
    expect(page).toMatchObject({
      pagination: { order_by: "name", dir: "asc", limit: 2 },
      count: 2,
    });
    expect(page.pagination.next).toBe(page.models[1]?.id);
  });

  it("show nothing of another project, by cursor neither", async () => {
    const foreign = await listSources(api.foreign, sourceListQuery.parse({}));
    expect(foreign.models.map((model) => model.name)).toEqual(["foreign"]);
    const cursor = foreign.models[0]?.id;
    await expect(sources({ next: cursor })).rejects.toMatchObject({
      code: "VALIDATION",
      data: ["next must be a cursor of this list"],
    });
  });

  it("refuse two cursors at once", async () => {
    await expect(sources({ next: "a", prev: "b" })).rejects.toMatchObject({
      data: ["value contains a conflict between exclusive peers [next, prev]"],
    });
  });

  it("go on from a row that was deleted meanwhile", async () => {
    const page = await connections({ limit: "3" });
    const last = page.models[2]?.id ?? "";
    await deleteConnection(ctx, { id: last });
    const next = await connections({ limit: "3", next: last });
    const all = await connections({});
    expect(next.models.map((model) => model.id)).toEqual(
      all.models.slice(2, 5).map((model) => model.id),
    );
  });

  it("filter by name, part of a name, type, ends and state", async () => {
    expect((await sources({ name: "source-3" })).count).toBe(1);
    expect((await sources({ name: ["source-3", "source-4", "nope"] })).count).toBe(2);
    expect((await sources({ name: { contains: "RCE-1" } })).count).toBe(5);
    expect((await sources({ type: "STRIPE" })).count).toBe(0);
    const [first] = (await sources({ name: "source-5" })).models;
    const ofSource = await connections({ source_id: first?.id });
    expect(ofSource.models.map((model) => model.source.id)).toEqual([first?.id]);
    expect((await connections({ full_name: "source-5 -> " })).count).toBe(1);
    expect((await connections({ full_name: "RCE-5 > dest" })).count).toBe(1);
    expect((await connections({ full_name: "destination source-5" })).count).toBe(0);
    expect((await connections({ full_name: "source_5" })).count).toBe(0);
    const named = await connections({ name: { any: "true" } });
    const unnamed = await connections({ name: "" });
    expect(unnamed.models.every((model) => model.name === null)).toBe(true);
    expect([named.count > 0, unnamed.count > 0]).toEqual([true, true]);
    expect(named.count + unnamed.count).toBe((await connections({})).count);
    expect((await connections({ paused_at: "null" })).count).toBe((await connections({})).count);
    expect((await connections({ paused_at: { any: "true" } })).count).toBe(0);
    const id = ofSource.models[0]?.id ?? "";
    await pauseConnection(ctx, { id });
    expect((await connections({ paused_at: { any: "true" } })).count).toBe(1);
    expect((await connections({ paused_at: { lt: "2020-01-01" } })).count).toBe(0);
  });

  it("leave disabled ones out unless they are asked for", async () => {
    const all = await connections({});
    const id = all.models[0]?.id ?? "";
    await disableConnection(ctx, { id });
    expect((await connections({})).count).toBe(all.count - 1);
    expect((await connections({ disabled: "true" })).count).toBe(all.count);
    const disabled = await connections({ disabled_at: { any: "true" } });
    expect(disabled.models.map((model) => model.id)).toEqual([id]);
  });
});
