import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ignoredEventListQuery, ignoredEventModel } from "#lib/schemas/ignored-event.ts";
import { requestListQuery, requestModel } from "#lib/schemas/request.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import { createSource } from "../sources/create-source.ts";
import { getRequest } from "./get-request.ts";
import { getRequestRawBody } from "./get-request-raw-body.ts";
import { listIgnoredEvents } from "./list-ignored-events.ts";
import { listRequests } from "./list-requests.ts";

let api: TestApi;
let owner: { projectId: string; sourceId: string };
let otherSourceId: string;
const startMs = Date.parse("2026-11-20T00:00:00.000Z");
const ids: string[] = [];

const list = (query: object) => listRequests(api.ctx, requestListQuery.parse(query));
const idsOf = async (query: object) => (await list(query)).models.map((model) => model.id);

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const source = await createSource(api.ctx, { name: "a" });
  const other = await createSource(api.ctx, { name: "b" });
  owner = { projectId: api.project.id, sourceId: source.id };
  otherSourceId = other.id;
  const rows = [
    { verified: true, events_count: 2 },
    { verified: false, rejection_cause: "VERIFICATION_FAILED", source_id: other.id },
    { events_count: 1, ignored_count: 3 },
    { rejection_cause: "NO_CONNECTION" },
  ];
  for (const [at, row] of rows.entries()) {
    const { id } = await insertRequest(pool, owner, startMs + at * 3_600_000, { row });
    ids.push(id);
  }
  await insertRequest(pool, { ...owner, projectId: api.foreign.projectId }, startMs);
});
afterAll(() => api.close());

describe("listRequests", () => {
  it.each<[string, object, number[]]>([
    ["nothing", {}, [3, 2, 1, 0]],
    ["dir", { dir: "asc", order_by: "ingested_at" }, [0, 1, 2, 3]],
    ["accepted", { status: "accepted" }, [2, 0]],
    ["rejected", { status: "REJECTED" }, [3, 1]],
    ["a cause", { rejection_cause: ["NO_CONNECTION", "SOURCE_DISABLED"] }, [3]],
    ["verified", { verified: "true" }, [0]],
    ["not verified", { verified: "false" }, [1]],
    ["an exact count", { events_count: "1" }, [2]],
    ["a range of counts", { ignored_count: { gte: "1", lte: "3" } }, [2]],
    ["created after", { created_at: { gt: "2026-11-20T01:00:00Z" } }, [3, 2]],
    ["created until", { created_at: { lte: "2026-11-20T01:00:00Z" } }, [1, 0]],
    ["ingested before", { ingested_at: { lt: "2026-11-20T01:00:00Z" } }, [0]],
  ])("filters by %s", async (_, query, places) => {
    expect(await idsOf(query)).toEqual(places.map((place) => ids[place]));
  });

  it("filters by source and id, one or many", async () => {
    expect(await idsOf({ source_id: otherSourceId })).toEqual([ids[1]]);
    expect(await idsOf({ source_id: [owner.sourceId, otherSourceId] })).toHaveLength(4);
    expect(await idsOf({ source_id: otherSourceId, verified: "true" })).toEqual([]);
    expect(await idsOf({ id: [ids[0], ids[2], "x"] })).toEqual([ids[2], ids[0]]);
  });

  it("pages over several sources", async () => {
    const query = { source_id: [owner.sourceId, otherSourceId], limit: 3 };
    const first = await list(query);
    expect(first.models.map((model) => model.id)).toEqual([ids[3], ids[2], ids[1]]);
    const second = await list({ ...query, next: first.pagination.next });
    expect(second.models.map((model) => model.id)).toEqual([ids[0]]);
    expect(second.pagination).not.toHaveProperty("next");
    expect(await list({ ...query, prev: second.pagination.prev })).toEqual(first);
  });

  it("answers rows of the documented shape, with data when asked for", async () => {
    const [plain] = (await list({ id: ids[0] })).models;
    expect(requestModel.parse(plain)).toEqual(plain);
    expect(plain).not.toHaveProperty("data");
    const [full] = (await list({ id: ids[0], include: "data" })).models;
    expect(full?.data).toMatchObject({ path: "/", is_large_payload: false });
  });

  it("shows nothing of another project", async () => {
    const theirs = await listRequests(api.foreign, requestListQuery.parse({}));
    expect(theirs.count).toBe(1);
    const query = requestListQuery.parse({ source_id: otherSourceId });
    expect((await listRequests(api.foreign, query)).count).toBe(0);
  });
});

describe("getRequest", () => {
  it("shows what came in", async () => {
    const { id, payloadId } = await insertRequest(api.ctx.db.pool, owner, startMs, {
      payload: {
        path: "/a/b",
        query: "x=1",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: Buffer.from("name=Ada"),
      },
      row: { ingested_at: "2026-11-20T00:00:00.123456Z" },
    });
    const request = await getRequest(api.ctx, { id });
    expect(requestModel.parse(request)).toEqual(request);
    expect(request).toMatchObject({
      id,
      team_id: api.project.id,
      original_event_data_id: payloadId,
      ingested_at: "2026-11-20T00:00:00.123456Z",
      created_at: "2026-11-20T00:00:00.000Z",
      data: {
        path: "/a/b",
        query: "x=1",
        parsed_query: { x: "1" },
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "x-hookdeck-original-ip": "203.0.113.7",
        },
        body: { name: "Ada" },
        is_large_payload: false,
      },
    });
    expect(await getRequestRawBody(api.ctx, { id })).toEqual({ body: "name=Ada" });
  });

  it("shows no body as null, and as empty text in raw_body", async () => {
    const { id } = await insertRequest(api.ctx.db.pool, owner, startMs);
    expect((await getRequest(api.ctx, { id })).data?.body).toBeNull();
    expect(await getRequestRawBody(api.ctx, { id })).toEqual({ body: "" });
  });

  it.each([getRequest, getRequestRawBody])(
    "answers alike for unknown and foreign ids (%o)",
    async (verb) => {
      const id = ids[0] ?? "";
      const missing = { code: "NOT_FOUND", data: { id } };
      await expect(verb(api.foreign, { id })).rejects.toMatchObject(missing);
      await expect(verb(api.ctx, { id: "req_x" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        data: { id: "req_x" },
      });
    },
  );
});

describe("listIgnoredEvents", () => {
  it("lists why connections made no event of a request", async () => {
    const { pool } = api.ctx.db;
    const { id } = await insertRequest(pool, owner, startMs);
    const { id: other } = await insertRequest(pool, owner, startMs);
    for (const [request, connection] of [
      [id, "web_1"],
      [id, "web_2"],
      [id, "web_3"],
      [other, "web_1"],
    ]) {
      await pool.query(
        `INSERT INTO ignored_event (id, project_id, request_id, connection_id, cause, meta)
         VALUES ($1, $2, $3, $4, 'FILTERED', '["body"]')`,
        [`${request}:${connection}`, api.project.id, request, connection],
      );
    }
    const query = ignoredEventListQuery.parse({ limit: 2 });
    const page = await listIgnoredEvents(api.ctx, { ...query, request_id: id });
    expect(page.models.map((model) => model.webhook_id)).toEqual(["web_1", "web_2"]);
    expect(page.models[0]).toMatchObject({ cause: "FILTERED", meta: ["body"], request_id: id });
    expect(ignoredEventModel.parse(page.models[0])).toEqual(page.models[0]);
    const rest = await listIgnoredEvents(api.ctx, {
      ...query,
      request_id: id,
      next: page.pagination.next,
    });
    expect(rest.models.map((model) => model.webhook_id)).toEqual(["web_3"]);
    await expect(
      listIgnoredEvents(api.foreign, { ...query, request_id: id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("starts with a page of 250, oldest first", () => {
    expect(ignoredEventListQuery.parse({})).toMatchObject({ limit: 250, dir: "asc" });
  });
});
