import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { UNREPEATABLE_CAUSES } from "#lib/domain/ingestion/repeatable.ts";
import { replayedRequestModel, retriedRequestModel } from "#lib/schemas/replay.ts";
import { createTestProduct, type TestProduct } from "#lib/testing/test-product.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

let product: TestProduct;
let worker: Awaited<ReturnType<TestProduct["startWorker"]>> | null = null;
let names = 0;

const post = (path: string, body?: unknown) => product.call("POST", path, body);

async function addSource(): Promise<string> {
  names += 1;
  return (await post("/sources", { name: `source-${names}` })).body.id;
}

async function connect(sourceId: string, rules: object[] = []): Promise<string> {
  names += 1;
  const { body } = await post("/connections", {
    name: `connection-${names}`,
    source_id: sourceId,
    destination: { name: `destination-${names}`, type: "MOCK_API" },
    rules,
  });
  return body.id;
}

/** Sends a request and waits until it is routed and delivered. */
async function deliver(sourceId: string, request: Parameters<TestProduct["send"]>[1] = {}) {
  const id = await product.send(sourceId, request);
  await settled();
  return id;
}

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

const eventsOf = async (requestId: string) =>
  (await product.call("GET", `/requests/${requestId}/events?dir=asc`)).body.models;
const ignoredOf = async (requestId: string) =>
  (await product.call("GET", `/requests/${requestId}/ignored_events`)).body.models;
const requestOf = async (id: string) => (await product.call("GET", `/requests/${id}`)).body;
const connectionIds = (events: { webhook_id: string }[]) =>
  events.map((each) => each.webhook_id).sort();

beforeAll(async () => {
  product = await createTestProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker?.stop(1_000);
  await product.close();
});

describe("POST /requests/{id}/retry", () => {
  it("gives a connection that ignored the request another chance, by the rules of now", async () => {
    const source = await addSource();
    await connect(source);
    const filtered = await connect(source, [{ type: "filter", body: { a: 2 } }]);
    const id = await deliver(source);
    expect(await ignoredOf(id)).toMatchObject([{ webhook_id: filtered, cause: "FILTERED" }]);
    await product.call("PUT", `/connections/${filtered}`, { rules: [] });
    const { status, body } = await post(`/requests/${id}/retry`, { webhook_ids: [filtered] });
    expect(status).toBe(200);
    expect(retriedRequestModel.parse(body)).toEqual(body);
    expect(connectionIds(body.events)).toEqual([filtered]);
    expect(body.request).toMatchObject({ id, events_count: 2, ignored_count: 0 });
    await settled();
    expect(await eventsOf(id)).toHaveLength(2);
    expect(await ignoredOf(id)).toEqual([]);
    const attempts = await product.call("GET", `/attempts?event_id=${body.events[0].id}`);
    expect(attempts.body.models).toMatchObject([{ trigger: "INITIAL", status: "SUCCESSFUL" }]);
  });

  it("says anew why a connection still ignores the request", async () => {
    const source = await addSource();
    const filtered = await connect(source, [{ type: "filter", body: { a: 2 } }]);
    const id = await deliver(source);
    const { body } = await post(`/requests/${id}/retry`);
    expect(body).toMatchObject({ events: [], request: { events_count: 0, ignored_count: 1 } });
    expect(await ignoredOf(id)).toMatchObject([{ webhook_id: filtered, cause: "FILTERED" }]);
  });

  it("goes to the active connections that were there when the request came", async () => {
    const source = await addSource();
    const [first, paused, disabled] = [
      await connect(source),
      await connect(source),
      await connect(source),
    ];
    const id = await deliver(source);
    await product.call("PUT", `/connections/${disabled}/disable`);
    await product.call("PUT", `/connections/${paused}/pause`);
    const later = await connect(source);
    const { body } = await post(`/requests/${id}/retry`);
    expect(connectionIds(body.events)).toEqual([first, paused]);
    const held = body.events.find((each: { webhook_id: string }) => each.webhook_id === paused);
    expect(held.status).toBe("HOLD");
    const named = await post(`/requests/${id}/retry`, { webhook_ids: [later] });
    expect(connectionIds(named.body.events)).toEqual([later]);
    expect(named.body.request.events_count).toBe(6);
  });

  it("accepts a request that was rejected for want of a connection", async () => {
    const source = await addSource();
    const id = await product.send(source);
    expect(await requestOf(id)).toMatchObject({ rejection_cause: "NO_CONNECTION" });
    const early = await post(`/requests/${id}/retry`);
    expect([early.status, early.body.data.message]).toEqual([
      422,
      expect.stringContaining("No active connection"),
    ]);
    const connection = await connect(source);
    const { body } = await post(`/requests/${id}/retry`);
    expect(connectionIds(body.events)).toEqual([connection]);
    expect(body.request).toMatchObject({ rejection_cause: null, events_count: 1 });
  });

  it.each(UNREPEATABLE_CAUSES)("refuses a request that was rejected with %s", async (cause) => {
    const sourceId = await addSource();
    const owner = { projectId: product.project.id, sourceId };
    const row = { rejection_cause: cause, routed_at: new Date() };
    const { id } = await insertRequest(product.pool, owner, Date.now(), { row });
    for (const verb of ["retry", "replay"]) {
      const { status, body } = await post(`/requests/${id}/${verb}`);
      expect([status, body.data.rejection_cause]).toEqual([422, cause]);
      expect(body.data.message).toContain(cause);
    }
  });

  it("refuses connections that are none of the request's source", async () => {
    const [source, other] = [await addSource(), await addSource()];
    await connect(source);
    const foreign = await connect(other);
    const id = await deliver(source);
    const mixed = await post(`/requests/${id}/retry`, { webhook_ids: [foreign] });
    expect([mixed.status, mixed.body.data.field]).toEqual([422, "webhook_ids"]);
    const unknown = await post(`/requests/${id}/retry`, { webhook_ids: ["web_unknown"] });
    expect([unknown.status, unknown.body.data]).toEqual([404, { id: "web_unknown" }]);
    expect((await post(`/requests/${id}/retry`, { webhook_ids: [] })).status).toBe(422);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it("does not know the requests of others", async () => {
    const source = await addSource();
    await connect(source);
    const id = await deliver(source);
    for (const verb of ["retry", "replay"]) {
      const path = `/requests/${id}/${verb}`;
      const { status, body } = await product.call("POST", path, {}, "foreign-key");
      expect([status, body.data]).toEqual([404, { id }]);
    }
  });
});

describe("POST /requests/{id}/replay", () => {
  it("makes a new request with the same bytes for all active connections of now", async () => {
    const source = await addSource();
    const first = await connect(source);
    const body = Buffer.from([0xff, 0x00, 0x7b]);
    const rawHeaders = ["content-type", "application/octet-stream", "x-kind", "order"];
    const id = await deliver(source, {
      body,
      rawHeaders,
      path: "/a/b",
      query: "c=1",
      method: "PUT",
    });
    const second = await connect(source);
    const before = await requestOf(id);
    const answer = await post(`/requests/${id}/replay`);
    expect(answer.status).toBe(200);
    expect(replayedRequestModel.parse(answer.body)).toEqual(answer.body);
    const [copy, ...rest] = answer.body.requests;
    expect(rest).toEqual([]);
    expect(copy).toMatchObject({ source_id: source, rejection_cause: null, events_count: 2 });
    expect(copy.id > id && copy.original_event_data_id !== before.original_event_data_id).toBe(
      true,
    );
    expect(connectionIds(answer.body.events)).toEqual([first, second]);
    expect((await requestOf(copy.id)).data).toEqual(before.data);
    const raw = await product.call("GET", `/requests/${copy.id}/raw_body`);
    expect(raw.body).toEqual({ body: body.toString("base64"), encoding: "base64" });
    await settled();
    expect(await requestOf(id)).toEqual(before);
    expect(await eventsOf(id)).toHaveLength(1);
    expect(await eventsOf(copy.id)).toMatchObject([
      { status: "SUCCESSFUL", attempts: 1 },
      { status: "SUCCESSFUL", attempts: 1 },
    ]);
  });

  it("makes a request for each source of the named connections", async () => {
    const [source, other] = [await addSource(), await addSource()];
    await connect(source);
    const [first, second, third] = [
      await connect(source),
      await connect(other),
      await connect(other),
    ];
    const id = await deliver(source);
    const webhook_ids = [third, first, second, first];
    const { body } = await post(`/requests/${id}/replay`, { webhook_ids });
    expect(body.requests.map((each: { source_id: string }) => each.source_id).sort()).toEqual(
      [source, other].sort(),
    );
    expect(connectionIds(body.events)).toEqual([first, second, third].sort());
  });

  it("rejects the new request where the source has no active connection", async () => {
    const [source, other] = [await addSource(), await addSource()];
    await connect(source);
    const disabled = await connect(other);
    await product.call("PUT", `/connections/${disabled}/disable`);
    const id = await deliver(source);
    const { body } = await post(`/requests/${id}/replay`, { source_id: other });
    expect(body).toMatchObject({
      events: [],
      requests: [{ source_id: other, rejection_cause: "NO_CONNECTION" }],
    });
  });

  it("refuses targets that do not fit together or are not there", async () => {
    const [source, other] = [await addSource(), await addSource()];
    await connect(source);
    const foreign = await connect(other);
    const id = await deliver(source);
    const replay = async (target: object) => (await post(`/requests/${id}/replay`, target)).status;
    expect(await replay({ source_id: source, webhook_ids: [foreign] })).toBe(422);
    expect(await replay({ source_id: "src_unknown" })).toBe(404);
    expect(await replay({ webhook_ids: ["web_unknown"] })).toBe(404);
    expect(await replay({ connection_ids: [foreign] })).toBe(422);
    await product.call("DELETE", `/sources/${other}`);
    expect(await replay({ source_id: other })).toBe(410);
    expect(await replay({ webhook_ids: [foreign] })).toBe(404);
  });

  it("says so when retention has taken the data", async () => {
    const source = await addSource();
    await connect(source);
    const id = await deliver(source);
    const { original_event_data_id: payloadId } = await requestOf(id);
    await product.pool.query("DELETE FROM payload WHERE id = $1", [payloadId]);
    const { status, body } = await post(`/requests/${id}/replay`);
    expect([status, body.data.message]).toEqual([
      422,
      "The data of the request is past retention.",
    ]);
  });
});

describe("POST /events/{id}/replay", () => {
  it("goes to the event's own connection unless told otherwise", async () => {
    const [source, other] = [await addSource(), await addSource()];
    const first = await connect(source);
    await connect(source);
    const elsewhere = await connect(other);
    const id = await deliver(source);
    const events = await eventsOf(id);
    const event = events.find((each: { webhook_id: string }) => each.webhook_id === first);
    const own = await post(`/events/${event.id}/replay`);
    expect(connectionIds(own.body.events)).toEqual([first]);
    expect(own.body.events[0].id).not.toBe(event.id);
    expect(own.body.requests[0].id).not.toBe(id);
    const told = await post(`/events/${event.id}/replay`, { source_id: other });
    expect(connectionIds(told.body.events)).toEqual([elsewhere]);
  });
});

describe("POST /bookmarks/{id}/trigger", () => {
  it("sends what the bookmark holds, also when the request is long gone", async () => {
    const source = await addSource();
    const connection = await connect(source);
    const id = newId("bkm", Date.now());
    const body = Buffer.from('{"kept":true}');
    await product.pool.query(
      `INSERT INTO bookmark (id, project_id, connection_id, payload_id, label, method, path, query,
         headers, body)
       VALUES ($1, $2, $3, $4, 'kept', 'PUT', '/x', 'y=1', '{"content-type":"application/json"}', $5)`,
      [id, product.project.id, connection, newId("edt", 1), body],
    );
    const answer = await post(`/bookmarks/${id}/trigger`);
    expect(answer.status).toBe(200);
    expect(connectionIds(answer.body)).toEqual([connection]);
    await settled();
    const { body: event } = await product.call("GET", `/events/${answer.body[0].id}`);
    expect(event).toMatchObject({
      status: "SUCCESSFUL",
      data: { method: "PUT", path: "/x", query: "y=1", body: { kept: true } },
    });
    const unknown = await product.call("POST", `/bookmarks/${id}/trigger`, {}, "foreign-key");
    expect([unknown.status, unknown.body.data]).toEqual([404, { id }]);
  });
});

describe("without a worker", () => {
  it("answers with no events yet, and loses none of them, even with the ticket", async () => {
    const source = await addSource();
    const connection = await connect(source);
    const id = await deliver(source);
    await worker?.stop(1_000);
    worker = null;
    const { body } = await post(`/requests/${id}/replay`);
    expect(body).toMatchObject({ events: [], requests: [{ events_count: 0 }] });
    await product.pool.query("DELETE FROM pgboss.job");
    await product.pool.query("UPDATE routing_order SET created_at = now() - interval '1 minute'");
    worker = await product.startWorker();
    await settled();
    expect(connectionIds(await eventsOf(body.requests[0].id))).toEqual([connection]);
  });
});
