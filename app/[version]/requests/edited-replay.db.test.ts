import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestProduct, type TestProduct } from "#lib/testing/test-product.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const JSON_TYPE = { "content-type": "application/json" };
let product: TestProduct;
let worker: Awaited<ReturnType<TestProduct["startWorker"]>> | null = null;
let sourceId: string;
let connectionId: string;

const post = (path: string, body?: unknown) => product.call("POST", path, body);
const requestOf = async (id: string) => (await product.call("GET", `/requests/${id}`)).body;
const bodyOf = async (id: string) => (await product.call("GET", `/requests/${id}/raw_body`)).body;

async function connect(name: string, source: object) {
  const { body } = await post("/connections", {
    name,
    ...source,
    destination: { name: `${name}-destination`, type: "MOCK_API" },
  });
  return body;
}

async function countRequests(): Promise<number> {
  const { rows } = await product.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM request",
  );
  return rows[0]?.count ?? 0;
}

beforeAll(async () => {
  product = await createTestProduct();
  worker = await product.startWorker();
  const connection = await connect("first", { source: { name: "orders" } });
  connectionId = connection.id;
  sourceId = connection.source.id;
});
afterAll(async () => {
  await worker?.stop(1_000);
  await product.close();
});

const send = () =>
  product.send(sourceId, {
    method: "POST",
    path: "/orders",
    query: "a=1",
    rawHeaders: ["Content-Type", "application/json", "X-Kept", "yes"],
    body: Buffer.from('{"n":1}'),
  });

describe("POST /requests/{id}/replay with an edit", () => {
  it("makes a new request of what was changed and what was not, and leaves the original alone", async () => {
    const id = await send();
    const before = await requestOf(id);
    const edit = { method: "PUT", body: '{"n": 12345678901234567890}' };
    const { status, body } = await post(`/requests/${id}/replay`, { edit });
    expect(status).toBe(200);
    const [made] = body.requests;
    expect(made).toMatchObject({ original_request_id: id, is_edited: true, source_id: sourceId });
    expect(body.events).toMatchObject([{ webhook_id: connectionId, request_id: made.id }]);
    expect((await requestOf(made.id)).data).toMatchObject({
      method: "PUT",
      path: "/orders",
      query: "a=1",
      headers: { ...JSON_TYPE, "x-kept": "yes" },
    });
    expect(await bodyOf(made.id)).toEqual({ body: '{"n": 12345678901234567890}' });
    expect(await bodyOf(id)).toEqual({ body: '{"n":1}' });
    expect((await requestOf(id)).data).toEqual(before.data);
    await waitUntil("the event to be delivered", async () => {
      const { body: event } = await product.call("GET", `/events/${body.events[0].id}`);
      return event.status === "SUCCESSFUL";
    });
  });

  it("replaces all headers, and drops what no source keeps", async () => {
    const id = await send();
    const headers = { "X-New": "a", Connection: "x-gone", "X-Gone": "b", "Content-Length": "9" };
    const { body } = await post(`/requests/${id}/replay`, { edit: { headers } });
    const { data } = await requestOf(body.requests[0].id);
    const own = Object.keys(data.headers).filter((name) => !name.includes("original-ip"));
    expect(own).toEqual(["x-new"]);
    expect(await bodyOf(body.requests[0].id)).toEqual({ body: '{"n":1}' });
  });

  it("can take the body away, and take bytes that are no text", async () => {
    const id = await send();
    const emptied = await post(`/requests/${id}/replay`, { edit: { body: "" } });
    expect(await bodyOf(emptied.body.requests[0].id)).toEqual({ body: "" });
    const edit = {
      headers: { "content-type": "image/png" },
      body: "AP8B",
      body_encoding: "base64",
    };
    const bytes = await post(`/requests/${id}/replay`, { edit });
    const stored = await bodyOf(bytes.body.requests[0].id);
    expect(stored).toEqual({ body: "AP8B", encoding: "base64" });
  });

  it("names what cannot be stored and makes nothing", async () => {
    const id = await send();
    const before = await countRequests();
    const cases: [object, RegExp][] = [
      [{ method: "TRACE" }, /edit\.method/],
      [{ path: "orders" }, /edit\.path/],
      [{ path: "/a b" }, /edit\.path/],
      [{ query: "a=\u00e9" }, /edit\.query/],
      [{ headers: { "bad name": "x" } }, /edit\.headers/],
      [{ headers: { a: "x\r\ny: z" } }, /edit\.headers/],
      [{ body: "{" }, /edit\.body must be valid JSON/],
      [{ headers: { "content-type": "x/y" } }, /edit\.headers\.content-type/],
      [{ unknown: 1 }, /edit\.unknown|unknown/],
      [{ body: "x", body_encoding: "hex" }, /edit\.body_encoding/],
    ];
    for (const [edit, fault] of cases) {
      const { status, body } = await post(`/requests/${id}/replay`, { edit });
      expect({ edit, status }).toEqual({ edit, status: 422 });
      expect(JSON.stringify(body.data)).toMatch(fault);
    }
    expect(await countRequests()).toBe(before);
  });

  it("mends a request that could not be parsed", async () => {
    const id = await product.send(sourceId, {
      rawHeaders: ["content-type", "application/json"],
      body: Buffer.from("{"),
    });
    expect(await requestOf(id)).toMatchObject({ rejection_cause: "UNPARSABLE_JSON" });
    expect((await post(`/requests/${id}/replay`)).status).toBe(422);
    expect((await post(`/requests/${id}/replay`, { edit: { path: "/x" } })).status).toBe(422);
    const mended = await post(`/requests/${id}/replay`, { edit: { body: "{}" } });
    expect(mended.body.requests).toMatchObject([{ rejection_cause: null, is_edited: true }]);
    expect(mended.body.events).toHaveLength(1);
  });

  it("is not verified any more, for its sender did not send it", async () => {
    const id = await send();
    await product.pool.query("UPDATE request SET verified = true WHERE id = $1", [id]);
    const same = await post(`/requests/${id}/replay`, {});
    expect(same.body.requests).toMatchObject([
      { verified: true, is_edited: false, original_request_id: id },
    ]);
    const edited = await post(`/requests/${id}/replay`, { edit: { body: "{}" } });
    expect(edited.body.requests).toMatchObject([{ verified: false, is_edited: true }]);
  });
});

describe("POST /events/{id}/replay with an edit", () => {
  it("goes to the event's connection, or to others, changed for all of them", async () => {
    const other = await connect("second", { source: { name: "elsewhere" } });
    const id = await send();
    const replay = await post(`/requests/${id}/replay`, {});
    const eventId = replay.body.events[0].id;
    const edit = { body: '{"n":2}' };
    const own = await post(`/events/${eventId}/replay`, { edit });
    expect(own.body.events).toMatchObject([{ webhook_id: connectionId }]);
    const webhook_ids = [other.id, connectionId];
    const both = await post(`/events/${eventId}/replay`, { edit, webhook_ids });
    expect(both.body.requests).toHaveLength(2);
    for (const { id: made } of both.body.requests) {
      expect(await bodyOf(made)).toEqual({ body: '{"n":2}' });
    }
  });
});

describe("POST /bookmarks/{id}/trigger with an edit", () => {
  it("sends the changed copy and keeps its own", async () => {
    const { original_event_data_id: event_data_id, id } = await requestOf(await send());
    const input = { event_data_id, webhook_id: connectionId, label: "one" };
    const { body: bookmark } = await post("/bookmarks", input);
    const edit = { path: "/other", body: '{"n":3}' };
    const { status, body } = await post(`/bookmarks/${bookmark.id}/trigger`, { edit });
    expect(status).toBe(200);
    const made = await requestOf(body[0].request_id);
    expect(made).toMatchObject({ original_request_id: id, is_edited: true });
    expect(made.data).toMatchObject({ path: "/other", body: { n: 3 } });
    const kept = (await product.call("GET", `/bookmarks/${bookmark.id}`)).body;
    expect(kept.data).toMatchObject({ path: "/orders", body: { n: 1 } });
  });
});
