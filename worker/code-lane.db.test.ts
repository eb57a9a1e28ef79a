import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import { sweep } from "#lib/services/maintenance/sweep.ts";
import {
  createRoutingReader,
  createRoutingWorker,
  createSilentSandbox,
  createTestSandbox,
  type RoutingWorker,
} from "#lib/testing/routing-worker.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";

const WEB = "web_code";

let path: TestPath;
let reader: ReturnType<typeof createRoutingReader>;
const workers: RoutingWorker[] = [];

function createWorker(sandbox?: Sandbox): RoutingWorker {
  const worker = createRoutingWorker(path, sandbox);
  workers.push(worker);
  return worker;
}

const handler = (body: string) => `addHandler("transform", (request, context) => { ${body} });`;
const transform = (id = "trs_1") => ({ type: "transform", transformation_id: id });

beforeEach(async () => {
  path = await createTestPath();
  reader = createRoutingReader(path);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.lane.stop()));
  await path.close();
});

describe("transformations on the way", () => {
  it("deliver what the code returned, and keep what came in", async () => {
    const code = handler(`
      request.body.n += 1;
      request.body.from = context.connection.source.name + process.env.MARK;
      request.headers["x-new"] = "1";
      request.path = "/changed";
      console.warn("changed", request.body.n);
      return request;`);
    await path.addTransformation("trs_1", code, { MARK: "!" });
    await path.addConnection(WEB, [transform()]);
    const worker = createWorker();
    const id = await reader.accept({ n: 1 });
    await worker.route([id]);
    await reader.settled();
    const [event] = await reader.events();
    expect(event).toMatchObject({
      connection_id: WEB,
      status: "QUEUED",
      rule_version: 1,
      transformations: [{ id: "trs_1", version: 1 }],
    });
    expect(await reader.bodyOf(event?.payload_id)).toEqual({ n: 2, from: "test!" });
    expect(await reader.counts(id)).toEqual({ events_count: 1, ignored_count: 0 });
    const [execution] = await reader.executions();
    expect(execution).toMatchObject({
      transformation_id: "trs_1",
      transformation_version: 1,
      log_level: "warn",
      logs: [{ type: "warn", message: "changed 2" }],
      transformed_payload_id: event?.payload_id,
    });
    expect(await reader.bodyOf(execution?.original_payload_id)).toEqual({ n: 1 });
    expect(worker.started).toHaveLength(1);
    expect(worker.started[0]?.payload).toMatchObject({
      id: event?.payload_id,
      method: "POST",
      path: "/changed",
      headers: { "x-new": "1" },
    });
  });

  it("that fail leave no event, the request as it was included, and say why", async () => {
    await path.addTransformation("trs_1", handler("console.log('before'); require('fs')"));
    await path.addTransformation("trs_2", handler("return { headers: { host: 'x' } }"));
    await path.addConnection("web_throws", [transform("trs_1")]);
    await path.addConnection("web_invalid", [transform("trs_2")]);
    const worker = createWorker();
    const id = await reader.accept();
    await worker.route([id]);
    await reader.settled();
    expect(await reader.events()).toEqual([]);
    const failed = { request_id: id, cause: "TRANSFORMATION_FAILED" };
    expect(await reader.ignored()).toEqual([
      { ...failed, connection_id: "web_invalid", meta: { transformation_id: "trs_2" } },
      { ...failed, connection_id: "web_throws", meta: { transformation_id: "trs_1" } },
    ]);
    const byCode = Object.groupBy(await reader.executions(), (each) => each.transformation_id);
    expect(byCode.trs_1?.[0]).toMatchObject({ log_level: "fatal", transformed_payload_id: null });
    expect(
      byCode.trs_1?.[0]?.logs.map(({ type, message }) => [type, message.split("\n")[0]]),
    ).toEqual([
      ["log", "before"],
      ["error", "ReferenceError: 'require' is not defined"],
    ]);
    expect(byCode.trs_2?.[0]?.logs[0]?.message).toContain('"host" is set by the delivery');
    expect(await reader.counts(id)).toEqual({ events_count: 0, ignored_count: 2 });
  });

  it("run in the order of the rules: each sees what the one before it made", async () => {
    await path.addTransformation("trs_1", handler("request.body.n *= 10; return request"));
    await path.addTransformation("trs_2", handler("request.body.n += 1; return request"));
    await path.addConnection(WEB, [
      { type: "filter", body: { n: 1 } },
      transform("trs_1"),
      { type: "filter", body: { n: { $gte: 10 } } },
      transform("trs_2"),
      { type: "delay", delay: 60_000 },
    ]);
    await path.addConnection("web_strict", [
      transform("trs_1"),
      { type: "filter", body: { n: 1 } },
    ]);
    const worker = createWorker();
    await worker.route([await reader.accept({ n: 1 }), await reader.accept({ n: 2 })]);
    await reader.settled();
    const [event, ...rest] = await reader.events();
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      connection_id: WEB,
      status: "SCHEDULED",
      transformations: [
        { id: "trs_1", version: 1 },
        { id: "trs_2", version: 1 },
      ],
    });
    expect(await reader.bodyOf(event?.payload_id)).toEqual({ n: 11 });
    const causes = (await reader.ignored()).map(
      ({ connection_id, cause }) => `${connection_id} ${cause}`,
    );
    expect(causes.sort()).toEqual([
      `${WEB} FILTERED`,
      "web_strict FILTERED",
      "web_strict FILTERED",
    ]);
  });

  it("hold up nothing but their own connection", async () => {
    const slow = "const end = Date.now() + 400; while (Date.now() < end); return request";
    await path.addTransformation("trs_slow", handler(slow));
    await path.addConnection("web_slow", [transform("trs_slow")]);
    await path.addConnection("web_plain");
    const worker = createWorker();
    const id = await reader.accept();
    await worker.route([id]);
    expect((await reader.events()).map((event) => event.connection_id)).toEqual(["web_plain"]);
    expect(await reader.counts(id)).toEqual({ events_count: 1, ignored_count: 0 });
    await reader.settled();
    expect((await reader.events()).map((event) => event.connection_id)).toEqual([
      "web_plain",
      "web_slow",
    ]);
    expect(await reader.counts(id)).toEqual({ events_count: 2, ignored_count: 0 });
  });

  it("keep the bytes of what they leave alone", async () => {
    await path.addTransformation("trs_1", handler("return request"));
    await path.addConnection(WEB, [transform()]);
    const worker = createWorker();
    const odd = '{ "n": 12345678901234567890 }';
    await worker.route([
      JSON.parse((await path.ingest({ body: Buffer.from(odd) })).body).request_id,
    ]);
    await reader.settled();
    expect(String(worker.started[0]?.payload.body)).toBe(odd);
  });

  it("take a body of megabytes", async () => {
    await path.addTransformation("trs_1", handler("request.body.t += '!'; return request"));
    await path.addConnection(WEB, [transform()]);
    const worker = createWorker();
    await worker.route([await reader.accept({ t: "x".repeat(5_000_000) })]);
    await reader.settled();
    expect(worker.started[0]?.payload.bodyBytes).toBe(5_000_009);
  });

  it("count in the version that was saved last; what was made before stays", async () => {
    await path.addTransformation("trs_1", handler("request.body = 1; return request"));
    await path.addConnection(WEB, [transform()]);
    const worker = createWorker();
    await worker.route([await reader.accept()]);
    await reader.settled();
    await path.addTransformation("trs_1", handler("request.body = 2; return request"));
    await path.setRules(WEB, [transform(), { type: "delay", delay: 1_000 }]);
    await worker.route([await reader.accept()]);
    await reader.settled();
    const made = await reader.events();
    expect(made).toMatchObject([
      { rule_version: 1, status: "QUEUED", transformations: [{ id: "trs_1", version: 1 }] },
      { rule_version: 2, status: "SCHEDULED", transformations: [{ id: "trs_1", version: 2 }] },
    ]);
    expect(await Promise.all(made.map((event) => reader.bodyOf(event.payload_id)))).toEqual([1, 2]);
  });

  it("make each event once, however often tickets come and however many workers there are", async () => {
    await path.addTransformation("trs_1", handler("return request"));
    await path.addConnection(WEB, [transform()]);
    const several = [createWorker(), createWorker()];
    const ids = await Promise.all(Array.from({ length: 30 }, () => reader.accept()));
    await Promise.all([...several, ...several].map((worker) => worker.route(ids)));
    const orders = await path.rows<{ id: string }>("SELECT id FROM routing_order");
    const orderIds = orders.map(({ id }) => id);
    await Promise.all([...several, ...several].map((worker) => worker.carryOut(orderIds)));
    await reader.settled();
    expect(await reader.events()).toHaveLength(30);
    expect(await reader.executions()).toHaveLength(30);
    expect(several.flatMap((worker) => worker.started)).toHaveLength(30);
  });

  it("are done by another worker when the first one dies with them", async () => {
    await path.addTransformation("trs_1", handler("return request"));
    await path.addConnection(WEB, [transform()]);
    const dead = createWorker(createSilentSandbox());
    await dead.route([await reader.accept()]);
    const other = createWorker();
    other.lane.wake("tm_1");
    const [order] = await path.rows<{ id: string }>("SELECT id FROM routing_order");
    await other.carryOut([order?.id ?? ""]);
    expect(await reader.events()).toEqual([]);
    expect(await sweep(path.pool, path.queue)).toMatchObject({ orders: 0, projects: 0 });
    await path.pool.query("UPDATE routing_order SET claimed_until = now() - interval '1 second'");
    expect(await sweep(path.pool, path.queue)).toMatchObject({ orders: 0, projects: 1 });
    other.lane.wake("tm_1");
    await reader.settled();
    expect(await reader.events()).toHaveLength(1);
  });

  it("that this machine could not run are tried again, and are no fault of the code", async () => {
    await path.addTransformation("trs_1", handler("return request"));
    await path.addConnection(WEB, [transform()]);
    const sandbox = createTestSandbox();
    let left = 2;
    const failing: Sandbox = {
      ...sandbox,
      run: async (...args) => {
        left -= 1;
        return left >= 0 ? { kind: "unavailable", reason: "test" } : sandbox.run(...args);
      },
    };
    await createWorker(failing).route([await reader.accept()]);
    await reader.settled();
    expect(await reader.events()).toHaveLength(1);
    expect(await reader.ignored()).toEqual([]);
    expect(await reader.executions()).toHaveLength(1);
  });

  it("go to whoever has room when this worker has none, or ends", async () => {
    await path.addTransformation("trs_1", handler("while(true);"));
    await path.addConnection(WEB, [transform()]);
    const worker = createWorker();
    await worker.route([await reader.accept(), await reader.accept(), await reader.accept()]);
    await worker.lane.stop();
    await worker.route([await reader.accept()]);
    const orders = await path.rows<{ id: string; is_free: boolean }>(
      "SELECT id, coalesce(claimed_until < now(), true) AS is_free FROM routing_order ORDER BY id",
    );
    expect(orders.length).toBeGreaterThanOrEqual(1);
    expect(orders.every((order) => order.is_free)).toBe(true);
    const tickets = await path.rows<{ project: string }>(
      `SELECT DISTINCT data->>'projectId' AS project FROM pgboss.job WHERE name = 'code.run'`,
    );
    expect(tickets).toEqual([{ project: "tm_1" }]);
    const other = createWorker();
    await path.addTransformation("trs_1", handler("return request"));
    other.lane.wake("tm_1");
    await reader.settled();
    expect(await reader.events()).toHaveLength(orders.length);
  });

  it("are gone with their connection", async () => {
    await path.addTransformation("trs_1", handler("return request"));
    await path.addConnection(WEB, [transform()]);
    const dead = createWorker(createSilentSandbox());
    await dead.route([await reader.accept()]);
    await path.pool.query("UPDATE connection SET deleted_at = now()");
    await path.pool.query("UPDATE routing_order SET claimed_until = NULL");
    createWorker().lane.wake("tm_1");
    await reader.settled();
    expect(await reader.events()).toEqual([]);
  });
});
