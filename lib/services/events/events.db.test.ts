import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eventListQuery, eventModel } from "#lib/schemas/event.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest, type TestPayload } from "#lib/testing/test-rows.ts";
import { createConnection } from "../connections/create-connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import { cancelEvent } from "./cancel-event.ts";
import { getEvent } from "./get-event.ts";
import { getEventRawBody } from "./get-event-raw-body.ts";
import { listEvents } from "./list-events.ts";
import { retryEvent } from "./retry-event.ts";

let api: TestApi;
let owner: Parameters<typeof insertEvent>[1];
let names = 0;
const nowMs = Date.parse("2026-11-23T10:00:00.000Z");
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function connect(config: object = { url: "https://example.com/hook" }) {
  names += 1;
  const connection = await createConnection(api.ctx, {
    name: "orders",
    source: { name: `source-${names}` },
    destination: { name: `destination-${names}`, config },
    rules: [{ type: "retry", strategy: "linear", interval: 60_000, count: 5 }],
  });
  return {
    projectId: api.project.id,
    connectionId: connection.id,
    sourceId: connection.source.id,
    destinationId: connection.destination.id,
  };
}

async function addEvent(payload: TestPayload = {}, row: object = {}) {
  const { pool } = api.ctx.db;
  const request = await insertRequest(pool, owner, nowMs, {
    payload,
    row: { verified: true, routed_at: new Date() },
  });
  const ids = { request_id: request.id, payload_id: request.payloadId };
  const id = await insertEvent(pool, owner, nowMs, { ...ids, ...row });
  return { id, ...ids };
}

const rowOf = async (id: string) =>
  (await api.ctx.db.pool.query("SELECT * FROM event WHERE id = $1", [id])).rows[0];

beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  owner = await connect();
});
afterAll(() => api.close());

describe("getEvent", () => {
  it("shows the request as the next manual attempt would send it", async () => {
    const { id, request_id } = await addEvent(
      {
        method: "PUT",
        path: "/orders",
        query: "a=1&b[]=2",
        headers: { "content-type": "application/json", "user-agent": "shop" },
        body: Buffer.from('{"id":7}'),
      },
      { attempts: 2 },
    );
    const event = await getEvent(api.ctx, { id });
    expect(eventModel.parse(event)).toEqual(event);
    expect(event.data).toMatchObject({
      url: "https://example.com/hook/orders?a=1&b[]=2",
      method: "PUT",
      path: "/orders",
      query: "a=1&b[]=2",
      parsed_query: { a: "1", b: ["2"] },
      body: { id: 7 },
      is_large_payload: false,
      headers: {
        "content-type": "application/json",
        "user-agent": "shop",
        accept: "application/json, text/plain, */*",
        "idempotency-key": id,
        "x-hookdeck-eventid": id,
        "x-hookdeck-requestid": request_id,
        "x-hookdeck-original-ip": "203.0.113.7",
        "x-hookdeck-verified": "true",
        "x-hookdeck-event-url": `http://localhost:3000/events/${id}`,
        "x-hookdeck-connection-name": "orders",
        "x-hookdeck-attempt-count": "3",
        "x-hookdeck-attempt-trigger": "MANUAL",
        "x-hookdeck-will-retry-after": "60",
        "x-sluice-hops": "1",
      },
    });
    expect(event.data?.headers["x-hookdeck-signature"]).toMatch(/^[\w+/]{43}=$/);
    expect(event.data?.appended_headers).toEqual([
      "accept",
      "idempotency-key",
      "x-hookdeck-signature",
      "x-hookdeck-eventid",
      "x-hookdeck-requestid",
      "x-hookdeck-original-ip",
      "x-hookdeck-verified",
      "x-hookdeck-event-url",
      "x-hookdeck-source-name",
      "x-hookdeck-connection-name",
      "x-hookdeck-destination-name",
      "x-hookdeck-attempt-count",
      "x-hookdeck-attempt-trigger",
      "x-hookdeck-will-retry-after",
      "x-sluice-hops",
    ]);
  });

  it("never shows the destination's credentials", async () => {
    const url = "https://example.com/";
    for (const config of [
      { url, auth_type: "BEARER_TOKEN", auth: { token: "tok-secret" } },
      { url, auth_type: "API_KEY", auth: { key: "k", api_key: "tok-secret", to: "query" } },
      { url, auth_type: "BASIC_AUTH", auth: { username: "u", password: "tok-secret" } },
    ]) {
      owner = await connect(config);
      const { id } = await addEvent({ body: Buffer.from("{}") });
      const event = await getEvent(api.ctx, { id });
      expect(event.data?.url).toBe(url);
      expect(JSON.stringify(event)).not.toContain("tok-secret");
      expect(event.data?.headers).not.toHaveProperty("authorization");
    }
  });

  it("shows bytes that are no text by raw_body only", async () => {
    const body = Buffer.from([0xff, 0x00, 0xfe]);
    const headers = { "content-type": "application/octet-stream" };
    const { id } = await addEvent({ headers, body });
    expect((await getEvent(api.ctx, { id })).data?.body).toBeNull();
    expect(await getEventRawBody(api.ctx, { id })).toEqual({
      body: body.toString("base64"),
      encoding: "base64",
    });
  });

  it("leaves large bodies to raw_body", async () => {
    const body = Buffer.from(`"${"x".repeat(3 * 1024 * 1024)}"`);
    const { id } = await addEvent({ headers: { "content-type": "application/json" }, body });
    const { data } = await getEvent(api.ctx, { id });
    expect(data).toMatchObject({ body: null, is_large_payload: true });
    expect(data?.headers).toHaveProperty("x-hookdeck-signature");
    expect((await getEventRawBody(api.ctx, { id })).body).toHaveLength(body.length);
  });

  it("shows JSON that is nested beyond reason as its text", async () => {
    const text = "[".repeat(100_000) + "]".repeat(100_000);
    const { id } = await addEvent({ body: Buffer.from(text) });
    expect((await getEvent(api.ctx, { id })).data?.body).toBe(text);
  });

  it("shows what came in when the connection or the payload is gone", async () => {
    const { id, payload_id } = await addEvent({ path: "/x", body: Buffer.from("{}") });
    await deleteConnection(api.ctx, { id: owner.connectionId });
    expect((await getEvent(api.ctx, { id })).data).toMatchObject({
      url: "",
      path: "/x",
      appended_headers: [],
    });
    await api.ctx.db.pool.query("DELETE FROM payload WHERE id = $1", [payload_id]);
    expect((await getEvent(api.ctx, { id })).data).toBeNull();
    await expect(getEventRawBody(api.ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each([getEvent, getEventRawBody, retryEvent, cancelEvent])(
    "answers alike for unknown, foreign and impossible ids (%o)",
    async (verb) => {
      const { id } = await addEvent({});
      await expect(verb(api.foreign, { id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        data: { id },
      });
      const unknown = "evt_01m83xj8800000000000";
      await expect(verb(api.ctx, { id: unknown })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(verb(api.ctx, { id: "no id" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        data: { id: "no id" },
      });
    },
  );
});

describe("listEvents with include=data", () => {
  it("shows small bodies, and what was sent of large ones without a signature", async () => {
    const large = Buffer.from(`"${"x".repeat(100_000)}"`);
    const headers = { "content-type": "application/json" };
    const { id: first } = await addEvent({ headers, body: Buffer.from("[1]") });
    const { id: second } = await addEvent({ headers, body: large });
    const query = eventListQuery.parse({ id: [first, second], include: "data" });
    const { models } = await listEvents(api.ctx, query);
    const data = new Map(models.map((model) => [model.id, model.data]));
    expect(data.get(first)).toMatchObject({ body: [1], is_large_payload: false });
    expect(data.get(second)).toMatchObject({ body: null, is_large_payload: true });
    expect(data.get(first)?.headers).toHaveProperty("x-hookdeck-signature");
    expect(data.get(second)?.headers).not.toHaveProperty("x-hookdeck-signature");
  });
});

describe("retryEvent", () => {
  it.each(["SUCCESSFUL", "FAILED", "CANCELLED", "HOLD", "SCHEDULED"])(
    "puts a %s event in line for a manual attempt now, with its ticket",
    async (status) => {
      const { id } = await addEvent({}, { status, attempts: 3, next_attempt_at: minutes(9) });
      const event = await retryEvent(api.ctx, { id });
      expect(event).toMatchObject({ id, status: "QUEUED", attempts: 3 });
      expect(event.next_attempt_at).not.toBeNull();
      const row = await rowOf(id);
      expect(row).toMatchObject({ status: "QUEUED", next_trigger: "MANUAL", claim_id: null });
      expect(row.due_at.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
      expect(await api.tickets("event.deliver")).toContainEqual({
        destinationId: owner.destinationId,
      });
    },
  );

  it("changes nothing while an attempt is being made", async () => {
    const { id } = await addEvent({}, { status: "QUEUED", claim_id: "c", due_at: minutes(1) });
    const before = await rowOf(id);
    expect((await retryEvent(api.ctx, { id })).status).toBe("QUEUED");
    expect(await rowOf(id)).toEqual(before);
    expect(await api.tickets("event.deliver")).not.toContainEqual({
      destinationId: owner.destinationId,
    });
  });

  it("has one that is done leave its line for good, and wakes its delivery group", async () => {
    const keys = { order_key: `${owner.destinationId}:acc`, delivery_group: "shop" };
    const done = await addEvent({}, { status: "FAILED", ...keys });
    const parked = await addEvent({}, { status: "HOLD", ...keys });
    expect((await retryEvent(api.ctx, { id: done.id })).order_key).toBeNull();
    expect((await retryEvent(api.ctx, { id: parked.id })).order_key).toBe("acc");
    const { rows } = await api.ctx.db.pool.query(
      "SELECT name, wake_at <= now() AS is_due FROM delivery_group WHERE destination_id = $1",
      [owner.destinationId],
    );
    expect(rows).toEqual([{ name: "shop", is_due: true }]);
  });

  it("takes over from a worker whose claim ran out", async () => {
    const { id } = await addEvent({}, { status: "QUEUED", claim_id: "c", due_at: minutes(-1) });
    await retryEvent(api.ctx, { id });
    expect(await rowOf(id)).toMatchObject({ claim_id: null, next_trigger: "MANUAL" });
  });
});

describe("cancelEvent", () => {
  it.each([
    ["QUEUED", {}, "CANCELLED"],
    ["SCHEDULED", {}, "CANCELLED"],
    ["HOLD", { due_at: null }, "CANCELLED"],
    ["QUEUED", { attempts: 1, response_status: 500 }, "FAILED"],
    ["QUEUED", { attempts: 1, error_code: "TIMEOUT" }, "FAILED"],
    ["QUEUED", { attempts: 2, response_status: 204 }, "SUCCESSFUL"],
    ["FAILED", { attempts: 1, response_status: 500, next_attempt_at: minutes(5) }, "FAILED"],
  ])("takes a %s event (%j) out of line and leaves it %s", async (status, facts, expected) => {
    const { id } = await addEvent({}, { status, due_at: minutes(5), ...facts });
    const event = await cancelEvent(api.ctx, { id });
    expect(event).toMatchObject({ status: expected, next_attempt_at: null });
    expect(await rowOf(id)).toMatchObject({ status: expected, due_at: null, claim_id: null });
  });

  it("gives the turn of a line to the next event, which says meanwhile that it waits", async () => {
    const order_key = `${owner.destinationId}:acc`;
    const head = await addEvent({}, { status: "HOLD", attempts: 1, order_key });
    const next = await addEvent({}, { status: "QUEUED", due_at: "infinity", order_key });
    await api.ctx.db.pool.query(
      "INSERT INTO delivery_line (order_key, destination_id, head_id, check_at) VALUES ($1, $2, $3, now())",
      [order_key, owner.destinationId, head.id],
    );
    expect(await getEvent(api.ctx, { id: next.id })).toMatchObject({
      order_key: "acc",
      is_waiting_for_turn: true,
    });
    await cancelEvent(api.ctx, { id: head.id });
    expect((await getEvent(api.ctx, { id: next.id })).is_waiting_for_turn).toBe(false);
    expect(await api.tickets("event.deliver")).toContainEqual({
      destinationId: owner.destinationId,
    });
  });

  it.each([
    ["SUCCESSFUL", { attempts: 1, response_status: 200 }],
    ["FAILED", { attempts: 1, response_status: 500 }],
    ["QUEUED", { claim_id: "c", due_at: minutes(1) }],
  ])("answers a %s event (%j) as it is", async (status, facts) => {
    const { id } = await addEvent({}, { status, ...facts });
    const before = await rowOf(id);
    expect((await cancelEvent(api.ctx, { id })).status).toBe(status);
    expect(await rowOf(id)).toEqual(before);
  });
});
