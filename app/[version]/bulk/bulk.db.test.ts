import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BulkOperationModel,
  bulkOperationModel,
  bulkPlanModel,
} from "#lib/schemas/bulk-operation.ts";
import { createTestProduct, type TestProduct } from "#lib/testing/test-product.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

let product: TestProduct;
let worker: Awaited<ReturnType<TestProduct["startWorker"]>>;
let names = 0;

const post = (path: string, body?: unknown) => product.call("POST", path, body);
const get = async (path: string) => (await product.call("GET", path)).body;

async function addSource(): Promise<string> {
  names += 1;
  return (await post("/sources", { name: `source-${names}` })).body.id;
}

async function connect(sourceId: string, rules: object[] = [], config: object = {}) {
  names += 1;
  const { body } = await post("/connections", {
    name: `connection-${names}`,
    source_id: sourceId,
    destination: { name: `destination-${names}`, type: "MOCK_API", config },
    rules,
  });
  return body.id as string;
}

/** Waits until nothing is under way any more. */
async function settled() {
  await waitUntil("everything to be delivered", async () => {
    const { rows } = await product.pool.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM request WHERE routed_at IS NULL)::int
        + (SELECT count(*) FROM routing_order WHERE routed_at IS NULL)::int
        + (SELECT count(*) FROM event WHERE due_at IS NOT NULL)::int AS open`,
    );
    return rows[0]?.open === 0;
  });
}

/** Starts an operation, waits for its end, and returns it with nothing left to deliver. */
async function run(path: string, query: object): Promise<BulkOperationModel> {
  const { status, body } = await post(path, { query });
  expect([status, body]).toEqual([200, bulkOperationModel.parse(body)]);
  let operation = body;
  await waitUntil("the operation to end", async () => {
    operation = await get(`${path}/${body.id}`);
    return !operation.in_progress;
  });
  await settled();
  return operation;
}

const send = async (sourceId: string, count: number, query = "") => {
  const ids = await Promise.all(
    Array.from({ length: count }, () => product.send(sourceId, { query })),
  );
  await settled();
  return ids;
};

const eventsOf = async (requestId: string) => (await get(`/requests/${requestId}/events`)).models;

beforeAll(async () => {
  product = await createTestProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop(1_000);
  await product.close();
});

describe("/bulk/events/retry", () => {
  it("makes one more attempt at each event that the query is about, and at no other", async () => {
    const source = await addSource();
    const connection = await connect(source);
    await send(source, 7, "status=503");
    const [other] = await send(source, 1, "status=404");
    const operation = await run("/bulk/events/retry", {
      webhook_id: connection,
      response_status: 503,
    });
    expect(operation).toMatchObject({
      type: "events.retry",
      query: { webhook_id: connection, response_status: 503 },
      estimated_count: 7,
      estimated_batch: 1,
      processed_batch: 1,
      completed_count: 7,
      failed_count: 0,
      progress: 1,
      in_progress: false,
      cancelled_at: null,
    });
    const { models } = await get(`/events?bulk_retry_id=${operation.id}`);
    expect(models).toHaveLength(7);
    for (const event of models) {
      expect(event).toMatchObject({ status: "FAILED", attempts: 2 });
      const { models: attempts } = await get(`/attempts?event_id=${event.id}&dir=asc`);
      expect(attempts).toMatchObject([
        { trigger: "INITIAL", bulk_retry_id: null },
        { trigger: "BULK_RETRY", bulk_retry_id: operation.id },
      ]);
    }
    expect(await eventsOf(other ?? "")).toMatchObject([{ attempts: 1 }]);
  });

  it("keeps to the limits of a destination", async () => {
    const source = await addSource();
    const connection = await connect(source);
    await send(source, 6, "status=503");
    const { destination } = await get(`/connections/${connection}`);
    await product.call("PUT", `/destinations/${destination.id}`, {
      config: { delivery_policy: { rate: 10, period: "second" } },
    });
    const { id } = await run("/bulk/events/retry", { webhook_id: connection });
    const { models } = await get(`/events?bulk_retry_id=${id}`);
    const times = models
      .map((event: { last_attempt_at: string }) => Date.parse(event.last_attempt_at))
      .toSorted((a: number, b: number) => a - b);
    expect(times).toHaveLength(6);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(400);
  });

  it("refuses what an equal one is doing at the moment", async () => {
    const query = { id: ["evt_b", "evt_a"], status: "FAILED" };
    const answers = await Promise.all([
      post("/bulk/events/retry", { query }),
      post("/bulk/events/retry", { query: { status: ["FAILED"], id: ["evt_a", "evt_b"] } }),
      post("/bulk/events/cancel", { query }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body).toMatchObject({ code: "UNPROCESSABLE_ENTITY", status: 422 });
    expect(refused?.body.data.message).toContain("same query is already in progress");
  });
});

describe("/bulk/events/cancel", () => {
  it("takes what waits out of line, and nothing else", async () => {
    const source = await addSource();
    const waiting = await connect(source, [{ type: "delay", delay: 3_600_000 }]);
    const done = await connect(source);
    await Promise.all(Array.from({ length: 5 }, () => product.send(source)));
    await waitUntil("events", async () => {
      const { models } = await get(`/events?source_id=${source}`);
      return models.filter((event: { status: string }) => event.status !== "QUEUED").length === 10;
    });
    const plan = await get(`/bulk/events/cancel/plan?query[source_id]=${source}`);
    expect(plan).toMatchObject({ estimated_count: 5, estimated_batch: 1 });
    const operation = await run("/bulk/events/cancel", { source_id: source });
    expect(operation).toMatchObject({ type: "events.cancel", completed_count: 5, progress: 1 });
    const { models } = await get(`/events?webhook_id=${waiting}`);
    for (const event of models) expect(event.status).toBe("CANCELLED");
    const { models: delivered } = await get(`/events?webhook_id=${done}`);
    for (const event of delivered) expect(event.status).toBe("SUCCESSFUL");
  });
});

describe("/bulk/requests/retry", () => {
  it("routes rejected requests to the connections of now, once, and leaves accepted ones", async () => {
    const source = await addSource();
    const rejected = await send(source, 3);
    const connection = await connect(source);
    const accepted = await send(source, 2);
    const operation = await run("/bulk/requests/retry", { source_id: source });
    expect(operation).toMatchObject({ type: "requests.retry", completed_count: 3 });
    for (const id of rejected) {
      expect(await eventsOf(id)).toMatchObject([{ webhook_id: connection, status: "SUCCESSFUL" }]);
    }
    for (const id of accepted) expect(await eventsOf(id)).toHaveLength(1);
    const { models } = await get(`/requests?bulk_retry_id=${operation.id}`);
    expect(models.map((each: { id: string }) => each.id).sort()).toEqual(rejected.sort());
    const again = await run("/bulk/requests/retry", { source_id: source });
    expect(again).toMatchObject({ estimated_count: 0, completed_count: 0, progress: 1 });
    const meant = await run("/bulk/requests/retry", { source_id: source, status: "accepted" });
    expect(meant).toMatchObject({ completed_count: 2, failed_count: 3 });
  });

  it("counts as failed what there is no connection for", async () => {
    const source = await addSource();
    await send(source, 2);
    const operation = await run("/bulk/requests/retry", { source_id: source });
    expect(operation).toMatchObject({ completed_count: 0, failed_count: 2, progress: 1 });
  });

  it("never selects what cannot be retried, and refuses to be asked for it", async () => {
    const sourceId = await addSource();
    await connect(sourceId);
    const owner = { projectId: product.project.id, sourceId };
    const row = { rejection_cause: "UNPARSABLE_JSON", routed_at: new Date() };
    await insertRequest(product.pool, owner, Date.now(), { row });
    const operation = await run("/bulk/requests/retry", { source_id: sourceId });
    expect(operation).toMatchObject({ estimated_count: 0, completed_count: 0, failed_count: 0 });
    const query = { rejection_cause: ["NO_CONNECTION", "UNPARSABLE_JSON"] };
    const { status, body } = await post("/bulk/requests/retry", { query });
    expect([status, body.data.field]).toEqual([422, "query.rejection_cause"]);
    expect(body.data.message).toContain("use another filter");
  });
});

describe("/bulk/requests/replay", () => {
  it("makes each request again for the target", async () => {
    const [source, other] = [await addSource(), await addSource()];
    await connect(source);
    const ids = await send(source, 5);
    const [first, second] = [await connect(source), await connect(other)];
    const target = { webhook_ids: [first, second] };
    const plan = await get(`/bulk/requests/replay/plan?query[source_id]=${source}`);
    expect(bulkPlanModel.parse(plan)).toMatchObject({ estimated_count: 5 });
    const operation = await run("/bulk/requests/replay", { source_id: source, target });
    expect(operation).toMatchObject({
      type: "requests.replay",
      query: { source_id: source, target: { webhook_ids: [first, second].sort() } },
      completed_count: 5,
      failed_count: 0,
    });
    const { models } = await get(`/requests?bulk_retry_id=${operation.id}`);
    expect(models).toHaveLength(10);
    for (const request of models) {
      expect(ids).not.toContain(request.id);
      const connection = request.source_id === source ? first : second;
      expect(await eventsOf(request.id)).toMatchObject([
        { webhook_id: connection, status: "SUCCESSFUL" },
      ]);
    }
    for (const id of ids) expect(await eventsOf(id)).toHaveLength(1);
  });

  it("wants to know where to, and that there is something to replay", async () => {
    const source = await addSource();
    const connection = await connect(source);
    const replay = (query?: object) => post("/bulk/requests/replay", query && { query });
    expect((await replay({ source_id: source })).body.data).toEqual(["query.target is required"]);
    expect((await replay()).body.data).toEqual(["query.target is required"]);
    const nowhere = await replay({ source_id: source, target: {} });
    expect([nowhere.status, nowhere.body.data.field]).toEqual([422, "query.target"]);
    const unknown = await replay({ source_id: source, target: { webhook_ids: ["web_x"] } });
    expect(unknown.status).toBe(404);
    const nothing = await replay({ source_id: source, target: { webhook_ids: [connection] } });
    expect(nothing.status).toBe(422);
    expect(nothing.body.data.message).toContain("does not include any requests");
  });
});

describe("/bulk/ignored-events/retry", () => {
  it("asks the connections again, and each of them once", async () => {
    const source = await addSource();
    const [wide, narrow] = [
      await connect(source, [{ type: "filter", body: { a: 2 } }]),
      await connect(source, [{ type: "filter", body: { a: 3 } }]),
    ];
    const ids = await send(source, 4);
    await product.call("PUT", `/connections/${wide}`, { rules: [] });
    const query = { webhook_id: [wide, narrow], cause: "FILTERED" };
    const plan = await get(
      `/bulk/ignored-events/retry/plan?query[webhook_id][]=${wide}&query[webhook_id][]=${narrow}`,
    );
    expect(plan.estimated_count).toBe(8);
    const operation = await run("/bulk/ignored-events/retry", query);
    expect(operation).toMatchObject({ type: "ignored_events.retry", completed_count: 8 });
    for (const id of ids) {
      expect(await eventsOf(id)).toMatchObject([{ webhook_id: wide }]);
      expect(await get(`/requests/${id}`)).toMatchObject({ events_count: 1, ignored_count: 1 });
      expect((await get(`/requests/${id}/ignored_events`)).models).toMatchObject([
        { webhook_id: narrow, cause: "FILTERED" },
      ]);
    }
    const again = await run("/bulk/ignored-events/retry", query);
    expect(again.completed_count).toBe(4);
    for (const id of ids) expect(await eventsOf(id)).toHaveLength(1);
  });

  it("can be bounded by the time of the request", async () => {
    const source = await addSource();
    const connection = await connect(source, [{ type: "filter", body: { a: 2 } }]);
    await send(source, 2);
    const counted = async (operator: string) => {
      const query = `query[webhook_id]=${connection}&query[created_at][${operator}]=2026-01-01`;
      return (await get(`/bulk/ignored-events/retry/plan?${query}`)).estimated_count;
    };
    expect([await counted("gte"), await counted("lt")]).toEqual([2, 0]);
  });
});
