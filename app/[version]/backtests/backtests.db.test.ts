import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import type { BacktestModel, BacktestResultModel } from "#lib/schemas/backtest.ts";
import { forgetBacktests } from "#lib/services/backtests/forget-backtests.ts";
import { type BacktestContext, runBacktest } from "#lib/services/backtests/run-backtest.ts";
import { createTransformationLoader } from "#lib/services/transformations/load-transformations.ts";
import { createTestSandbox } from "#lib/testing/routing-worker.ts";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import * as connections from "../connections/route.ts";
import * as transformations from "../transformations/route.ts";
import * as cancel from "./[id]/cancel/route.ts";
import * as result from "./[id]/results/[result_id]/route.ts";
import * as results from "./[id]/results/route.ts";
import * as backtest from "./[id]/route.ts";
import * as backtests from "./route.ts";

let routes: TestRoutes;
let sandbox: Sandbox;
let names = 0;
const newName = () => `name-${++names}`;
const handler = (body: string) => `addHandler("transform", (request) => { ${body} });`;

beforeAll(async () => {
  routes = await createTestRoutes();
  sandbox = createTestSandbox();
});
afterAll(async () => {
  sandbox.close();
  await routes.close();
});

function worker(changes: Partial<BacktestContext> = {}): BacktestContext {
  const { db, secretBox } = routes.ctx;
  return {
    pool: db.pool,
    queue: { send: async () => undefined },
    secretBox,
    sandbox,
    loadTransformations: createTransformationLoader(db.pool, secretBox),
    loadContext: async (_, id) => JSON.stringify({ id }),
    nowMs: () => 0,
    ...changes,
  };
}

async function connect(rules: object[] = []) {
  const source = { name: newName() };
  const destination = { name: newName(), type: "MOCK_API" };
  const body = { name: newName(), source, destination, rules };
  const { body: connection } = await routes.call(connections.POST, { body });
  return connection as { id: string; team_id: string; source: { id: string } };
}

async function save(code: string, env: Record<string, string> = {}): Promise<string> {
  const body = { name: newName(), code, env };
  return (await routes.call(transformations.POST, { body })).body.id;
}

/** Stores requests with these bodies, a second apart, the last of them now. */
async function receive(
  connection: Awaited<ReturnType<typeof connect>>,
  bodies: readonly unknown[],
) {
  const owner = { projectId: connection.team_id, sourceId: connection.source.id };
  const headers = { "content-type": "application/json", authorization: "secret" };
  const nowMs = Date.now();
  for (const [index, body] of bodies.entries()) {
    const payload = { headers, body: Buffer.from(JSON.stringify(body)) };
    const atMs = nowMs - (bodies.length - index) * 1_000;
    await insertRequest(routes.ctx.db.pool, owner, atMs, { payload });
  }
}

async function begin(body: object): Promise<string> {
  const { status, body: made } = await routes.call(backtests.POST, { body });
  expect(status).toBe(200);
  return made.id;
}

async function read(id: string): Promise<BacktestModel> {
  return (await routes.call(backtest.GET, { params: { id } })).body;
}

async function found(id: string, query = ""): Promise<BacktestResultModel[]> {
  return (await routes.call(results.GET, { params: { id }, query })).body.models;
}

const count = async (table: string) =>
  Number((await routes.ctx.db.pool.query(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

describe("a backtest of rules", () => {
  it("tells what would newly pass and newly be ignored, and writes nothing else", async () => {
    const connection = await connect([{ type: "filter", body: { n: { $gt: 2 } } }]);
    await receive(connection, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    const id = await begin({
      webhook_id: connection.id,
      rules: [{ type: "filter", body: { n: { $gt: 1, $lt: 4 } } }],
    });
    expect(await read(id)).toMatchObject({ status: "running", requests_count: 4, done_count: 0 });
    const before = await Promise.all(["event", "ignored_event", "execution"].map(count));
    await runBacktest(worker(), id);
    expect(await Promise.all(["event", "ignored_event", "execution"].map(count))).toEqual(before);
    expect(await read(id)).toMatchObject({
      status: "completed",
      done_count: 4,
      counts: { passes: 1, ignored: 1, fails: 0, changed: 0, unchanged: 2 },
      has_deduplicate: false,
    });
    const [newest, older] = await found(id);
    expect(newest).toMatchObject({
      effect: "ignored",
      before: { outcome: "event" },
      after: { outcome: "ignored", cause: "FILTERED", failed_parts: ["body"] },
    });
    expect(older).toMatchObject({ effect: "passes", after: { outcome: "event", cause: null } });
    expect(await found(id, "?effect=passes")).toHaveLength(1);
    const params = { id, result_id: newest?.id ?? "" };
    expect((await routes.call(result.GET, { params })).body).toMatchObject({
      request_data: { body: { n: 4 } },
      before_data: { body: { n: 4 } },
      after_data: null,
    });
  });

  it("knows duplicates among the requests that it tries, and leaves no key behind", async () => {
    const connection = await connect();
    await receive(connection, [{ n: 1 }, { n: 1 }, { n: 2 }]);
    const id = await begin({
      webhook_id: connection.id,
      rules: [{ type: "deduplicate", window: 60_000, include_fields: ["body.n"] }],
    });
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({
      has_deduplicate: true,
      counts: { ignored: 1, unchanged: 2 },
    });
    expect(await found(id)).toMatchObject([{ after: { cause: "DEDUPLICATED" } }]);
    expect(await count("dedupe_key")).toBe(0);
  });

  it("takes the newest requests up to its limit", async () => {
    const connection = await connect();
    await receive(connection, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    const rules = [{ type: "filter", body: { n: 1 } }];
    const id = await begin({ webhook_id: connection.id, rules, limit: 2 });
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({ requests_count: 2, counts: { ignored: 2 } });
  });

  it("is over at once where nothing has come in", async () => {
    const connection = await connect();
    const id = await begin({ webhook_id: connection.id, rules: [] });
    expect(await read(id)).toMatchObject({ status: "completed", requests_count: 0 });
  });
});

describe("a backtest of code", () => {
  it("tells what would change and what would fail, through all rules of its connections", async () => {
    const trs = await save(handler("request.body.by = process.env.BY; return request;"), {
      BY: "a",
    });
    const rules = [{ type: "transform", transformation_id: trs }];
    const connection = await connect([...rules, { type: "filter", body: { n: { $lt: 9 } } }]);
    await receive(connection, [{ n: 1 }, { n: 2, bad: true }, { n: 9 }]);
    const code = handler(`
      if (request.body.bad) throw new Error("bad input");
      request.body.by = process.env.BY + "b";
      return request;`);
    const id = await begin({ transformation_id: trs, code });
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({
      webhook_ids: [connection.id],
      counts: { changed: 1, fails: 1, unchanged: 1 },
    });
    const [failing, changed] = await found(id);
    expect(failing).toMatchObject({ effect: "fails", after: { cause: "TRANSFORMATION_FAILED" } });
    expect(failing?.after.logs.at(-1)?.message).toContain("bad input");
    const params = { id, result_id: changed?.id ?? "" };
    expect((await routes.call(result.GET, { params })).body).toMatchObject({
      before_data: { body: { n: 1, by: "a" } },
      after_data: { body: { n: 1, by: "ab" } },
    });
  });

  it("keeps what is tried encrypted", async () => {
    const trs = await save(handler("return request;"));
    await connect([{ type: "transform", transformation_id: trs }]);
    const env = { TOKEN: "not-in-the-clear" };
    const id = await begin({ transformation_id: trs, code: handler("return request;"), env });
    const { rows } = await routes.ctx.db.pool.query(
      "SELECT t::text FROM backtest t WHERE id = $1",
      [id],
    );
    expect(JSON.stringify(rows)).not.toContain(Buffer.from("not-in-the-clear").toString("hex"));
  });

  it("is refused for code that does not compile, and for code that nothing uses", async () => {
    const trs = await save(handler("return request;"));
    const unused = await routes.call(backtests.POST, {
      body: { transformation_id: trs, code: handler("return request;") },
    });
    expect(unused.status).toBe(422);
    await connect([{ type: "transform", transformation_id: trs }]);
    const broken = await routes.call(backtests.POST, {
      body: { transformation_id: trs, code: "addHandler(" },
    });
    expect(broken.status).toBe(422);
    expect(JSON.stringify(broken.body)).toContain("line 1");
  });
});

describe("the run of a backtest", () => {
  const bodies = Array.from({ length: 25 }, (_, n) => ({ n }));
  const rules = [{ type: "filter", body: { n: { $lt: 5 } } }];

  it("goes on where it was left when a worker dies, and counts each request once", async () => {
    const connection = await connect();
    await receive(connection, bodies);
    const id = await begin({ webhook_id: connection.id, rules });
    let clock = 0;
    // The clock jumps with every look at it: each slice is one chunk.
    const inSlices = worker({ nowMs: () => (clock += 10_000) });
    await runBacktest(inSlices, id);
    expect(await read(id)).toMatchObject({ status: "running", done_count: 10 });
    await Promise.all([runBacktest(worker(), id), runBacktest(worker(), id)]);
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({
      status: "completed",
      done_count: 25,
      counts: { ignored: 20, unchanged: 5 },
    });
    expect(await found(id)).toHaveLength(20);
  });

  it("tries again what the sandbox could not run, and loses nothing", async () => {
    const trs = await save(handler("return request;"));
    const connection = await connect([{ type: "transform", transformation_id: trs }]);
    await receive(connection, [{ n: 1 }]);
    const id = await begin({
      transformation_id: trs,
      code: handler("request.body.x = 1; return request;"),
    });
    const broken = { run: async () => ({ kind: "unavailable", reason: "killed" }) as const };
    await expect(runBacktest(worker({ sandbox: broken }), id)).rejects.toThrow();
    expect(await read(id)).toMatchObject({ status: "running", done_count: 0 });
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({ status: "completed", counts: { changed: 1 } });
  });

  it("stops when it is cancelled; what was found stays", async () => {
    const connection = await connect();
    await receive(connection, bodies);
    const id = await begin({ webhook_id: connection.id, rules });
    let clock = 0;
    await runBacktest(worker({ nowMs: () => (clock += 10_000) }), id);
    const { body } = await routes.call(cancel.POST, { params: { id } });
    expect(body).toMatchObject({ status: "cancelled", done_count: 10 });
    await runBacktest(worker(), id);
    expect(await read(id)).toMatchObject({ status: "cancelled", done_count: 10 });
    expect(await found(id)).toHaveLength(5);
  });

  it("is forgotten after a day, with its results", async () => {
    const connection = await connect();
    await receive(connection, [{ n: 9 }]);
    const id = await begin({ webhook_id: connection.id, rules });
    await runBacktest(worker(), id);
    await forgetBacktests(routes.ctx.db.pool);
    expect(await found(id)).toHaveLength(1);
    await routes.ctx.db.pool.query(
      "UPDATE backtest SET created_at = now() - interval '25 hours' WHERE id = $1",
      [id],
    );
    await forgetBacktests(routes.ctx.db.pool);
    expect((await routes.call(backtest.GET, { params: { id } })).status).toBe(404);
  });
});

describe("who may run backtests", () => {
  it("is everybody who may change rules: a viewer may look, another project may nothing", async () => {
    const connection = await connect();
    await receive(connection, [{ n: 1 }]);
    const body = { webhook_id: connection.id, rules: [{ type: "filter", body: { n: 2 } }] };
    expect((await routes.call(backtests.POST, { body, key: "viewer" })).status).toBe(403);
    expect((await routes.call(backtests.POST, { body, key: "foreign" })).status).toBe(404);
    const id = await begin(body);
    await runBacktest(worker(), id);
    const params = { id, result_id: (await found(id))[0]?.id ?? "" };
    expect((await routes.call(result.GET, { params, key: "viewer" })).body).toMatchObject({
      before_data: { headers: { authorization: "[masked]" } },
    });
    expect((await routes.call(cancel.POST, { params, key: "viewer" })).status).toBe(403);
    for (const route of [backtest.GET, results.GET, result.GET, cancel.POST]) {
      expect((await routes.call(route, { params, key: "foreign" })).status).toBe(404);
    }
  });

  it("names the field that is wrong", async () => {
    const { body } = await routes.call(backtests.POST, { body: { webhook_id: "web_x" } });
    expect(JSON.stringify(body)).toContain("rules");
    const both = { webhook_id: "web_x", transformation_id: "trs_x", rules: [], code: "1" };
    expect((await routes.call(backtests.POST, { body: both })).status).toBe(422);
    const inline = [{ type: "transform", transformation: { name: "new", code: "1" } }];
    const connection = await connect();
    const answer = await routes.call(backtests.POST, {
      body: { webhook_id: connection.id, rules: inline },
    });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain("rules[0].transformation_id");
  });
});
