import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BulkOperationModel,
  bulkOperationList,
  bulkPlanModel,
} from "#lib/schemas/bulk-operation.ts";
import { createTestProduct, type TestProduct } from "#lib/testing/test-product.ts";
import { insertEvent } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

let product: TestProduct;
let worker: Awaited<ReturnType<TestProduct["startWorker"]>>;
let numbers = 100;

const FAMILIES = [
  "/bulk/events/retry",
  "/bulk/events/cancel",
  "/bulk/requests/retry",
  "/bulk/requests/replay",
  "/bulk/ignored-events/retry",
];

const post = (path: string, body?: unknown) => product.call("POST", path, body);
const get = async (path: string) => (await product.call("GET", path)).body;

/** Starts an operation and waits for its end. */
async function run(path: string, query: object): Promise<BulkOperationModel> {
  const { body } = await post(path, { query });
  let operation = body;
  await waitUntil("the operation to end", async () => {
    operation = await get(`${path}/${body.id}`);
    return !operation.in_progress;
  });
  return operation;
}

beforeAll(async () => {
  product = await createTestProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop(1_000);
  await product.close();
});

describe("an operation", () => {
  it("is listed by what it does, how far it is and what it is about", async () => {
    const path = "/bulk/events/retry";
    const first = await run(path, { status: "CANCELLED", attempts: { gte: 3 } });
    const second = await run(path, { status: ["CANCELLED", "HOLD"] });
    const list = async (query: string) => {
      const answer = await get(`${path}?${query}`);
      expect(bulkOperationList.parse(answer)).toEqual(answer);
      return answer.models.map((each: { id: string }) => each.id);
    };
    expect(await list("limit=2")).toEqual([second.id, first.id]);
    expect(await list("query[status]=CANCELLED")).toEqual([]);
    expect(await list("query[status]=CANCELLED&query[attempts][gte]=3")).toEqual([first.id]);
    const partly = "query_partial_match=true&query[status]=CANCELLED";
    expect(await list(partly)).toEqual([second.id, first.id]);
    expect(await list(`${partly}&in_progress=true`)).toEqual([]);
    expect(await list(`${partly}&in_progress=false&id=${first.id}`)).toEqual([first.id]);
    expect(await list(`${partly}&completed_at[gte]=2026-01-01`)).toHaveLength(2);
    expect(await list(`${partly}&cancelled_at[any]=true`)).toEqual([]);
    expect(await list(`${partly}&created_at[lt]=2026-01-01`)).toEqual([]);
    const cancellations = await get("/bulk/events/cancel?limit=255");
    expect(cancellations.models).not.toContainEqual(expect.objectContaining({ id: first.id }));
  });

  it("that is over stays as it is when it is cancelled", async () => {
    const operation = await run("/bulk/events/retry", { status: "HOLD", attempts: 9 });
    const { status, body } = await post(`/bulk/events/retry/${operation.id}/cancel`);
    expect([status, body]).toEqual([200, operation]);
  });

  it.each(FAMILIES)("of %s is unknown to others and under another path", async (path) => {
    const id = (await run("/bulk/events/retry", { attempts: { gte: numbers++ } })).id;
    const calls = [
      await product.call("GET", `${path}/${id}`, undefined, "foreign-key"),
      await product.call("POST", `${path}/${id}/cancel`, undefined, "foreign-key"),
      await product.call("GET", `${path}/bch_unknown`),
      ...(path === "/bulk/events/retry" ? [] : [await product.call("GET", `${path}/${id}`)]),
    ];
    for (const { status } of calls) expect(status).toBe(404);
  });
});

describe("a query", () => {
  const target = { source_id: "src_x" };
  const aimed = (path: string, query: object) =>
    path.endsWith("replay") ? { ...query, target } : query;

  it.each(FAMILIES)("of %s with a key that is not known is refused", async (path) => {
    const query = aimed(path, { webhook_id: "web_1", connection_id: "web_1" });
    const { status, body } = await post(path, { query });
    expect(status).toBe(422);
    expect(body.data).toContain("query.connection_id is not allowed");
    const plan = await product.call("GET", `${path}/plan?query[connection_id]=web_1`);
    expect([plan.status, plan.body.data]).toEqual([422, ["query.connection_id is not allowed"]]);
    const beside = await product.call("GET", `${path}/plan?status=FAILED`);
    expect([beside.status, beside.body.data]).toEqual([422, ["status is not allowed"]]);
    const list = await product.call("GET", `${path}?query[connection_id]=web_1`);
    expect(list.status).toBe(422);
  });

  it.each(FAMILIES)("of %s is an object, not JSON in a string", async (path) => {
    const json = encodeURIComponent('{"status":"FAILED"}');
    const plan = await product.call("GET", `${path}/plan?query=${json}`);
    expect([plan.status, plan.body.data]).toEqual([422, ["query must be of type object"]]);
    const { status, body } = await post(path, { query: '{"status":"FAILED"}' });
    expect([status, body.data]).toEqual([422, ["query must be of type object"]]);
  });

  it.each(FAMILIES)("of %s that leaves nothing out is refused unless meant", async (path) => {
    const { status, body } = await post(path, { query: aimed(path, {}) });
    expect([status, body.data.field]).toEqual([422, "query"]);
    expect(body.data.message).toContain("selects everything");
    const narrowed = await post(path, { query: aimed(path, { created_at: {} }) });
    expect([narrowed.status, narrowed.body.data]).toEqual([
      422,
      ["query.created_at must have at least 1 key"],
    ]);
    const plan = await product.call("GET", `${path}/plan`);
    expect([plan.status, bulkPlanModel.parse(plan.body)]).toEqual([200, plan.body]);
  });

  it("that is meant to leave nothing out says so", async () => {
    const path = "/bulk/events/cancel";
    const { status, body } = await post(path, { query: {}, all: true });
    expect([status, body.query]).toEqual([200, {}]);
    await waitUntil("the end", async () => !(await get(`${path}/${body.id}`)).in_progress);
  });

  it.each<[string, unknown]>([
    ["no ids", []],
    ["10,001 ids", Array.from({ length: 10_001 }, (_, at) => `evt_${at}`)],
    ["a number as id", 7],
  ])("with %s is refused", async (_, id) => {
    expect((await post("/bulk/events/retry", { query: { id } })).status).toBe(422);
  });

  it("with an id twice and ids of other projects selects one's own once", async () => {
    const { pool, project, foreign } = product;
    const place = { connectionId: "web_1", sourceId: "src_1", destinationId: "des_1" };
    const row = { status: "FAILED" };
    const ids = await Promise.all(
      [project.id, foreign.projectId].map((projectId) =>
        insertEvent(pool, { ...place, projectId }, Date.now(), row),
      ),
    );
    const operation = await run("/bulk/events/retry", { id: [...ids, ...ids, "evt_x"] });
    expect(operation).toMatchObject({ estimated_count: 1, completed_count: 1 });
    const { rows } = await pool.query("SELECT id FROM event WHERE bulk_operation_id IS NOT NULL");
    expect(rows).toEqual([{ id: ids[0] }]);
  });
});
