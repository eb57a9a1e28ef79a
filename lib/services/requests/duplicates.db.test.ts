import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createRoutingReader,
  createRoutingWorker,
  type RoutingWorker,
} from "#lib/testing/routing-worker.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { forgetKeys } from "../maintenance/forget-keys.ts";

const WEB = "web_code";

let path: TestPath;
let reader: ReturnType<typeof createRoutingReader>;
const workers: RoutingWorker[] = [];

function createWorker(): RoutingWorker {
  const worker = createRoutingWorker(path);
  workers.push(worker);
  return worker;
}

const handler = (body: string) => `addHandler("transform", (request, context) => { ${body} });`;
const transform = { type: "transform", transformation_id: "trs_1" };
const deduplicate = (fields: object = {}, window = 60_000) => ({
  type: "deduplicate",
  window,
  ...fields,
});

beforeEach(async () => {
  path = await createTestPath();
  reader = createRoutingReader(path);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.lane.stop()));
  await path.close();
});

describe("duplicates", () => {
  it("are ignored, all but one, whoever routes them at the same time", async () => {
    await path.addConnection(WEB, [deduplicate()]);
    await path.addConnection("web_all");
    const several = Array.from({ length: 4 }, () => createWorker());
    const ids = await Promise.all(Array.from({ length: 100 }, () => reader.accept()));
    await Promise.all(ids.map((id, at) => several[at % 4]?.route([id])));
    expect((await reader.events()).filter((event) => event.connection_id === WEB)).toHaveLength(1);
    expect(
      (await reader.events()).filter((event) => event.connection_id === "web_all"),
    ).toHaveLength(100);
    const duplicates = await reader.ignored();
    expect(duplicates).toHaveLength(99);
    expect(new Set(duplicates.map(({ cause }) => cause))).toEqual(new Set(["DEDUPLICATED"]));
    const sums = await path.rows(
      "SELECT sum(events_count)::int AS events, sum(ignored_count)::int AS ignored FROM request",
    );
    expect(sums).toEqual([{ events: 101, ignored: 99 }]);
    const waiting = several.flatMap((worker) => worker.started);
    expect(waiting).toHaveLength(101);
  });

  it("are found within one batch: the request that came first counts", async () => {
    await path.addConnection(WEB, [deduplicate({ include_fields: ["body.id"] })]);
    const worker = createWorker();
    const ids: string[] = [];
    for (const id of [1, 1, 2, 1, 2, 3]) ids.push(await reader.accept({ id, at: ids.length }));
    await worker.route(ids.toReversed());
    const made = await path.rows<{ request_id: string }>("SELECT request_id FROM event");
    expect(made.map((event) => event.request_id).sort()).toEqual([ids[0], ids[2], ids[5]].sort());
  });

  it("may come again when the window is over, when the rule has changed, or without the field", async () => {
    const fields = { include_fields: ["body.id"] };
    await path.addConnection(WEB, [deduplicate(fields)]);
    const worker = createWorker();
    const route = async (body: unknown) => {
      await worker.route([await reader.accept(body)]);
      return (await reader.events()).length;
    };
    expect(await route({ id: 1 })).toBe(1);
    expect(await route({ id: 1 })).toBe(1);
    await path.pool.query("UPDATE dedupe_key SET expires_at = now() - interval '1 second'");
    expect(await route({ id: 1 })).toBe(2);
    expect(await route({ id: 1 })).toBe(2);
    await path.setRules(WEB, [deduplicate(fields, 61_000)]);
    expect(await route({ id: 1 })).toBe(3);
    expect(await route({ other: 1 })).toBe(4);
    expect(await route({ other: 1 })).toBe(5);
  });

  it("use their key up where the rule stands: what is ignored later has used it, what was before has not", async () => {
    const small = { type: "filter", body: { n: 1 } };
    const byId = deduplicate({ include_fields: ["body.id"] });
    await path.addConnection("web_before", [small, byId]);
    await path.addConnection("web_behind", [byId, small]);
    const worker = createWorker();
    await worker.route([await reader.accept({ id: 1, n: 2 })]);
    await worker.route([await reader.accept({ id: 1, n: 1 })]);
    expect((await reader.events()).map((event) => event.connection_id)).toEqual(["web_before"]);
    const causes = (await reader.ignored()).map(
      ({ connection_id, cause }) => `${connection_id} ${cause}`,
    );
    expect(causes.sort()).toEqual([
      "web_before FILTERED",
      "web_behind DEDUPLICATED",
      "web_behind FILTERED",
    ]);
  });

  it("say which request came first, in this batch or before", async () => {
    await path.addConnection(WEB, [deduplicate()]);
    const worker = createWorker();
    const [first, second, third] = [
      await reader.accept(),
      await reader.accept(),
      await reader.accept(),
    ];
    await worker.route([first, second]);
    await worker.route([third]);
    const metas = await path.rows("SELECT meta FROM ignored_event ORDER BY request_id");
    expect(metas).toEqual([{ meta: { request_id: first } }, { meta: { request_id: first } }]);
  });

  it("cost no run of the code that stands behind the rule", async () => {
    await path.addTransformation("trs_1", handler("request.body.x = 1; return request"));
    await path.addConnection(WEB, [deduplicate(), transform]);
    const several = [createWorker(), createWorker()];
    const ids = await Promise.all(Array.from({ length: 40 }, () => reader.accept()));
    await Promise.all(ids.map((id, at) => several[at % 2]?.route([id])));
    await reader.settled();
    expect(await reader.events()).toHaveLength(1);
    expect(await reader.executions()).toHaveLength(1);
    expect(await reader.ignored()).toHaveLength(39);
  });

  it("are told by what the code before the rule made of them", async () => {
    await path.addTransformation(
      "trs_1",
      handler("request.body = { id: request.body.id % 2 }; return request"),
    );
    await path.addConnection(WEB, [transform, deduplicate({ include_fields: ["body"] })]);
    const worker = createWorker();
    const ids: string[] = [];
    for (const id of [1, 2, 3, 4]) ids.push(await reader.accept({ id }));
    await worker.route(ids);
    await reader.settled();
    expect(await reader.events()).toHaveLength(2);
    expect(await reader.executions()).toHaveLength(4);
    expect((await reader.ignored()).map(({ cause }) => cause)).toEqual([
      "DEDUPLICATED",
      "DEDUPLICATED",
    ]);
  });

  it("are not what somebody asked for again", async () => {
    await path.addConnection(WEB, [deduplicate()]);
    const worker = createWorker();
    const ids = [await reader.accept(), await reader.accept()];
    await worker.route(ids);
    await path.pool.query(
      `INSERT INTO routing_order (id, project_id, request_id, connection_ids)
       SELECT 'ord_' || id, project_id, id, ARRAY[$1] FROM request`,
      [WEB],
    );
    await worker.carryOut(ids.map((id) => `ord_${id}`));
    expect(await reader.events()).toHaveLength(3);
  });

  it("are forgotten when their window is over", async () => {
    await path.addConnection(WEB, [deduplicate({ include_fields: ["body.id"] })]);
    const worker = createWorker();
    for (const id of [1, 2, 3]) await worker.route([await reader.accept({ id })]);
    await path.pool.query(
      `UPDATE dedupe_key SET expires_at = now() - interval '1 second'
       WHERE request_id <> (SELECT min(id) FROM request)`,
    );
    expect(await forgetKeys(path.pool)).toBe(2);
    expect(await path.rows("SELECT 1 FROM dedupe_key")).toHaveLength(1);
  });
});
