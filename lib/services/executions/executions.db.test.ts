import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { type ExecutionListQuery, executionModel } from "#lib/schemas/execution.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertExecution, insertRequest } from "#lib/testing/test-rows.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { dropPartitions } from "../maintenance/drop-partitions.ts";
import { createTransformation } from "../transformations/create-transformation.ts";
import { getExecution } from "./get-execution.ts";
import { listExecutions } from "./list-executions.ts";
import { executionRows, insertExecutionsSql, type NewExecution } from "./record-executions.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const now = new Date("2026-11-23T10:00:00Z");
const all: ExecutionListQuery = { limit: 50, order_by: "created_at", dir: "desc" };
let api: TestApi;
let names = 0;

beforeAll(async () => {
  api = await createTestApi();
  await createPartitions(api.ctx.db.pool, now, 40);
});
afterAll(() => api.close());

async function newTransformation(ctx = api.ctx) {
  const { id } = await createTransformation(ctx, { name: `name-${++names}`, code: "1" });
  return { projectId: ctx.projectId, transformationId: id };
}

type Owner = Awaited<ReturnType<typeof newTransformation>>;
const add = (owner: Owner, agoMs: number, row: Partial<NewExecution> = {}) =>
  insertExecution(api.ctx.db.pool, owner, now.getTime() - agoMs, row);

async function list(owner: Owner, query: Partial<ExecutionListQuery> = {}) {
  const page = await listExecutions(api.ctx, { ...all, ...query, id: owner.transformationId });
  return { ids: page.models.map(({ id }) => id), ...page };
}

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => ({ code: error.code, data: error.data }),
  );
}

describe("listExecutions", () => {
  it("lists what a transformation did, the latest first, both ways, whatever the level", async () => {
    const owner = await newTransformation();
    const levels = ["debug", "info", "warn", "error", "fatal", "info", "info"] as const;
    const ids: string[] = [];
    for (const [at, logLevel] of levels.entries()) {
      ids.unshift(await add(owner, 60_000 - at * 1_000, { logLevel }));
    }
    await add(await newTransformation(), 0);
    const first = await list(owner, { limit: 3 });
    expect(first.ids).toEqual(ids.slice(0, 3));
    const second = await list(owner, { limit: 3, next: first.pagination.next });
    expect(second.ids).toEqual(ids.slice(3, 6));
    const third = await list(owner, { limit: 3, next: second.pagination.next });
    expect(third.ids).toEqual(ids.slice(6));
    expect(third.pagination.next).toBeUndefined();
    const back = await list(owner, { limit: 3, prev: third.pagination.prev });
    expect(back.ids).toEqual(second.ids);
    expect((await list(owner, { dir: "asc" })).ids).toEqual(ids.toReversed());
  });

  it("answers console and version, without the requests", async () => {
    const owner = await newTransformation();
    const logs = [{ type: "warn" as const, message: "careful" }];
    const id = await add(owner, 0, { logLevel: "warn", logs, transformationVersion: 7 });
    const [model] = (await list(owner)).models;
    expect(executionModel.parse(model)).toEqual(model);
    expect(model).toMatchObject({
      id,
      transformation_id: owner.transformationId,
      transformation_version: 7,
      team_id: api.project.id,
      log_level: "warn",
      logs,
      issue_id: null,
      transformed_event_data_id: null,
    });
    expect(model?.created_at).toMatch(/\.\d{6}Z$/);
    expect(model).not.toHaveProperty("original_event_data");
  });

  it("filters by level, connection, issue and time", async () => {
    const owner = await newTransformation();
    const old = await add(owner, 3_000, { logLevel: "error", connectionId: "web_a" });
    const mid = await add(owner, 2_000, { logLevel: "fatal", connectionId: "web_b" });
    const late = await add(owner, 1_000, { logLevel: "info", connectionId: "web_b" });
    await api.ctx.db.pool.query("UPDATE execution SET issue_id = 'iss_1' WHERE id = ANY($1)", [
      [old, mid],
    ]);
    const at = (agoMs: number) => new Date(now.getTime() - agoMs);
    const cases: [Partial<ExecutionListQuery>, string[]][] = [
      [{ log_level: ["error"] }, [old]],
      [{ log_level: ["fatal", "error", "fatal"] }, [mid, old]],
      [{ webhook_id: ["web_b"] }, [late, mid]],
      [{ webhook_id: ["web_a", "web_b", "web_a"] }, [late, mid, old]],
      [{ webhook_id: ["web_b"], log_level: ["info"] }, [late]],
      [{ webhook_id: ["web_b"], log_level: ["error"] }, []],
      [{ webhook_id: ["web_b"], issue_id: ["iss_1"] }, [mid]],
      [{ issue_id: ["iss_1"] }, [mid, old]],
      [{ issue_id: ["iss_1"], log_level: ["error"] }, [old]],
      [{ issue_id: ["iss_2"] }, []],
      [{ created_at: { gte: at(2_000) } }, [late, mid]],
      [{ created_at: { gt: at(2_000) } }, [late]],
      [{ created_at: { lt: at(2_000) } }, [old]],
    ];
    for (const [query, ids] of cases) {
      expect({ query, ids: (await list(owner, query)).ids }).toEqual({ query, ids });
    }
  });

  it("does not know another project's transformation, nor a cursor that is none", async () => {
    const owner = await newTransformation(api.foreign);
    await add(owner, 0);
    const id = owner.transformationId;
    expect(await errorOf(list(owner))).toEqual({ code: "NOT_FOUND", data: { id } });
    const odd = await errorOf(list(await newTransformation(), { next: "reqt_x" }));
    expect(odd?.data).toEqual(["next must be a cursor of this list"]);
  });
});

describe("getExecution", () => {
  it("answers the request before and after, as long as they are there", async () => {
    const owner = await newTransformation();
    const stored = async (body: string) => {
      const source = { projectId: api.project.id, sourceId: "src_1" };
      const headers = { "content-type": "application/json" };
      const payload = { path: "/a", query: "b=1", headers, body: Buffer.from(body) };
      return (await insertRequest(api.ctx.db.pool, source, now.getTime(), { payload })).payloadId;
    };
    const originalPayloadId = await stored('{"n":1}');
    const transformedPayloadId = await stored('{"n":2}');
    const execution_id = await add(owner, 0, { originalPayloadId, transformedPayloadId });
    const execution = await getExecution(api.ctx, { id: owner.transformationId, execution_id });
    expect(executionModel.parse(execution)).toEqual(execution);
    expect(execution).toMatchObject({
      original_event_data_id: originalPayloadId,
      original_event_data: {
        path: "/a",
        query: "b=1",
        parsed_query: { b: "1" },
        headers: { "content-type": "application/json" },
        body: { n: 1 },
        is_large_payload: false,
      },
      transformed_event_data: { body: { n: 2 } },
    });
    await api.ctx.db.pool.query("DELETE FROM payload WHERE id = $1", [originalPayloadId]);
    const later = await getExecution(api.ctx, { id: owner.transformationId, execution_id });
    expect(later).toMatchObject({ original_event_data: null, transformed_event_data: {} });
  });

  it("finds nothing of another transformation or project", async () => {
    const owner = await newTransformation();
    const other = await newTransformation();
    const foreign = await newTransformation(api.foreign);
    const execution_id = await add(owner, 0);
    const notFound = { code: "NOT_FOUND", data: { id: execution_id } };
    const id = other.transformationId;
    expect(await errorOf(getExecution(api.ctx, { id, execution_id }))).toEqual(notFound);
    const own = { id: foreign.transformationId, execution_id };
    expect(await errorOf(getExecution(api.foreign, own))).toEqual(notFound);
    const odd = { id: owner.transformationId, execution_id: "' OR ''='" };
    expect((await errorOf(getExecution(api.ctx, odd)))?.code).toBe("NOT_FOUND");
  });
});

describe("insertExecutionsSql", () => {
  it("stores a batch at once, also where a console holds what the database does not take", async () => {
    const owner = await newTransformation();
    const execution = (message: string): NewExecution => ({
      id: newId("reqt", now.getTime()),
      ...owner,
      transformationVersion: 1,
      connectionId: "web_1",
      requestId: "req_1",
      originalPayloadId: "edt_1",
      transformedPayloadId: null,
      logLevel: "info",
      logs: [{ type: "log", message }],
    });
    const rows = executionRows([execution("a\0b"), execution("c\ud800"), execution("😀 \\u0000")]);
    const { rowCount } = await api.ctx.db.pool.query(insertExecutionsSql(1), [rows]);
    expect(rowCount).toBe(3);
    const messages = (await list(owner)).models.map(({ logs }) => logs[0]?.message);
    expect(messages.sort()).toEqual(["a\ufffdb", "c\ufffd", "😀 \\u0000"]);
  });

  it("stores only what it is joined with", async () => {
    const owner = await newTransformation();
    const sql = `WITH routed AS (SELECT 'req_a' AS id)
      ${insertExecutionsSql(1, "JOIN routed ON routed.id = i.request_id")}`;
    const base = { ...owner, transformationVersion: 1, connectionId: "web_1" };
    const rest = { transformedPayloadId: null, logLevel: "info", logs: [] } as const;
    const rows = ["req_a", "req_b"].map((requestId) => ({
      id: newId("reqt", now.getTime()),
      ...base,
      requestId,
      originalPayloadId: requestId,
      ...rest,
    }));
    await api.ctx.db.pool.query(sql, [executionRows(rows)]);
    const stored = (await list(owner)).models.map((each) => each.original_event_data_id);
    expect(stored).toEqual(["req_a"]);
  });
});

describe("retention", () => {
  it("drops the executions of days that are over", async () => {
    const owner = await newTransformation();
    const kept = await add(owner, 29 * DAY_MS);
    await add(owner, 32 * DAY_MS);
    expect(await dropPartitions(api.ctx.db.pool, now)).toContain("execution_p20261022");
    expect((await list(owner)).ids).toEqual([kept]);
  });
});
