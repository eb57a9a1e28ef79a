import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createQueue } from "#lib/adapters/queue.ts";
import { MARK_HEADER } from "#lib/domain/notifications/webhook-mark.ts";
import { createHttpProduct, type HttpProduct } from "#lib/testing/http-product.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { startSourceDoor } from "#lib/testing/start-source-door.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { signalIssues } from "../issues/signal-issues.ts";

const TOLD_MS = 20_000;

let product: HttpProduct;
let failing: HttpReceiver;
let listener: HttpReceiver;
let door: Awaited<ReturnType<typeof startSourceDoor>>;
let key: string;
let names = 0;

beforeAll(async () => {
  process.env.SLUICE_LOCAL = "1";
  product = await createHttpProduct();
  failing = await createHttpReceiver();
  listener = await createHttpReceiver();
  door = await startSourceDoor();
  key = String((await product.addKey()).key);
});
afterEach(() => {
  listener.hits.length = 0;
  failing.hits.length = 0;
});
afterAll(async () => {
  await failing.close();
  await listener.close();
  await door.close();
  await product.close();
});

async function call(method: string, path: string, body?: unknown) {
  const answer = await product.call(method, path, { key, ...(body === undefined ? {} : { body }) });
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A source with a connection to a URL. */
async function addSource(url: string, rules: unknown[] = []): Promise<string> {
  names += 1;
  const connection = await call("POST", "/connections", {
    name: `c${names}`,
    source: { name: `s${names}` },
    destination: { name: `d${names}`, type: "HTTP", config: { url } },
    rules,
  });
  return connection.source.id;
}

const notify = (sourceId: string, topics: string[], enabled = true) =>
  call("PUT", "/notifications/webhooks", { enabled, topics, source_id: sourceId });

const told = () => listener.hits.map(({ body }) => JSON.parse(body.toString()));
const requestsOf = async (sourceId: string): Promise<number> =>
  (await call("GET", `/requests?source_id=${sourceId}`)).count;
const outbox = async () => {
  const { rows } = await product.pool.query("SELECT count(*)::int AS count FROM webhook_outbox");
  return rows[0]?.count;
};
const settled = async () => {
  await product.settled();
  await waitUntil("the outbox to be empty", async () => (await outbox()) === 0, {
    timeoutMs: TOLD_MS,
  });
  await product.settled();
};

describe("webhook notifications", () => {
  it("tell how a delivery ended, with the destination's answer", async () => {
    const source = await addSource(listener.url);
    failing.answer(() => ({ status: 201, body: '{"order":7}' }));
    const orders = await addSource(failing.url);
    await notify(source, ["event.successful"]);
    const id = await product.send(orders, { body: Buffer.from('{"sku":"a"}') });
    await listener.waitFor((hits) => hits.length === 1, TOLD_MS);
    expect(told()[0]).toMatchObject({
      topic: "event.successful",
      team_id: product.project.id,
      data: {
        status: "SUCCESSFUL",
        request_id: id,
        request: { body: { sku: "a" } },
        attempt: { status: "SUCCESSFUL", response_status: 201 },
        attempt_response: { status: 201, body: { order: 7 } },
      },
    });
    // The delivery of the notification succeeded too, and nobody is told of that.
    await settled();
    expect([await requestsOf(source), listener.hits.length]).toEqual([1, 1]);
  });

  it("tell of each failed attempt and of the last, and of nothing that they cause themselves", async () => {
    failing.answer(() => ({ status: 503, body: "down" }));
    const source = await addSource(failing.url);
    const orders = await addSource(failing.url);
    await notify(source, ["attempt.failed", "event.failed"]);
    await product.send(orders);
    await waitUntil("both to be told", async () => (await requestsOf(source)) === 2, {
      timeoutMs: TOLD_MS,
    });
    await settled();
    expect(await requestsOf(source)).toBe(2);
    const topics = failing.hits.flatMap(({ body }) => JSON.parse(body.toString()).topic ?? []);
    expect(topics.toSorted()).toEqual(["attempt.failed", "event.failed"]);
  });

  it("that lead back to another source of the project end there", async () => {
    failing.answer(() => ({ status: 500 }));
    const orders = await addSource(failing.url);
    const source = await addSource(door.urlOf(orders));
    await notify(source, ["attempt.failed"]);
    await product.send(orders);
    await waitUntil("the notification", async () => (await requestsOf(source)) === 1, {
      timeoutMs: TOLD_MS,
    });
    await waitUntil("its way back", async () => (await requestsOf(orders)) === 2);
    await settled();
    expect([await requestsOf(source), await requestsOf(orders)]).toEqual([1, 2]);
  });

  it("that come back without their mark, by a way through other sources, end there too", async () => {
    failing.answer(() => ({ status: 200 }));
    const code = `addHandler("transform", (request) => {
      const kept = Object.entries(request.headers).filter(([name]) => name === "content-type");
      return { ...request, headers: Object.fromEntries(kept) };
    });`;
    names += 1;
    const { id } = await call("POST", "/transformations", { name: `t${names}`, code });
    const strip = [{ type: "transform", transformation_id: id }];
    const orders = await addSource(failing.url);
    const relay = await addSource(door.urlOf(orders), strip);
    const source = await addSource(door.urlOf(relay), strip);
    await notify(source, ["event.successful"]);
    for (const round of [1, 2]) {
      await product.send(orders);
      // The order, and the notification that came round to it.
      await failing.waitFor((hits) => hits.length === 2 * round, TOLD_MS);
      await settled();
      expect([await requestsOf(source), await requestsOf(relay)]).toEqual([round, round]);
    }
    expect(failing.hits.flatMap(({ rawHeaders }) => rawHeaders)).not.toContain(MARK_HEADER);
  });

  it("are told although their source takes no unsigned requests, and cannot be muted from outside", async () => {
    const source = await addSource(listener.url);
    await call("PUT", `/sources/${source}`, {
      config: { auth_type: "BASIC_AUTH", auth: { username: "a", password: "b" } },
    });
    failing.answer(() => ({ status: 200 }));
    const orders = await addSource(failing.url);
    await notify(source, ["event.successful"]);
    await product.send(orders, {
      rawHeaders: ["content-type", "application/json", MARK_HEADER, "0".repeat(64)],
    });
    await listener.waitFor((hits) => hits.length === 1, TOLD_MS);
  });

  it("tell of issues, a delivery's with the answer that opened it", async () => {
    const source = await addSource(listener.url);
    failing.answer(() => ({ status: 418, body: "teapot" }));
    const orders = await addSource(failing.url);
    await notify(source, ["issue.opened", "issue.updated"]);
    const request = await product.send(orders);
    await product.settled();
    const [event] = (await call("GET", `/requests/${request}/events`)).models;
    const [attempt] = (await call("GET", `/attempts?event_id=${event.id}`)).models;
    const keys = { webhook_id: ["web_other"], response_status: [418], error_code: [] };
    const issueId = await insertIssue(
      product.pool,
      {
        projectId: product.project.id,
        type: "delivery",
        aggregation_keys: keys,
        reference: { event_id: event.id, attempt_id: attempt.id },
      },
      Date.now(),
    );
    const queue = await createQueue(product.database.url, { isWorker: false });
    for (const kind of ["opened", "acknowledged"] as const) {
      const signal = { projectId: product.project.id, issueId, kind, actorId: null };
      await signalIssues(product.pool, queue, [signal], new Date());
    }
    await queue.stop(100);
    const ofIssue = () => told().filter(({ data }) => data.id === issueId);
    await waitUntil("both to be told", async () => ofIssue().length === 2, { timeoutMs: TOLD_MS });
    expect(
      ofIssue()
        .map(({ topic }) => topic)
        .toSorted(),
    ).toEqual(["issue.opened", "issue.updated"]);
    expect(ofIssue()[0].data.reference).toEqual({
      event_id: event.id,
      attempt_id: attempt.id,
      attempt_body: "teapot",
      requested_path: "/",
    });
  });

  it("are not told once they are switched off", async () => {
    const source = await addSource(listener.url);
    const orders = await addSource(failing.url);
    await notify(source, ["event.successful", "event.failed"], false);
    await product.send(orders);
    await settled();
    expect([await requestsOf(source), await outbox()]).toEqual([0, 0]);
  });
});
