import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MASK } from "#lib/domain/redaction/mask-payload.ts";
import { eventExportQuery } from "#lib/schemas/list-export.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
import { createConnection } from "../connections/create-connection.ts";
import type { ServiceContext } from "../context.ts";
import { exportEvents } from "../events/export-events.ts";

const COUNT = 430;

let api: TestApi;
let ids: string[];

async function read(query: object, ctx: ServiceContext = api.ctx) {
  const { body } = await exportEvents(ctx, eventExportQuery.parse(query));
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) text += decoder.decode(chunk, { stream: true });
  return text.split(/\r?\n/).filter(Boolean);
}

beforeAll(async () => {
  api = await createTestApi();
  const { pool } = api.ctx.db;
  const connection = await createConnection(api.ctx, {
    source: { name: "shop" },
    destination: { name: "billing", type: "MOCK_API" },
  });
  const owner = {
    projectId: api.project.id,
    sourceId: connection.source.id,
    connectionId: connection.id,
    destinationId: connection.destination.id,
  };
  const nowMs = api.ctx.now().getTime();
  ids = [];
  for (let at = 0; at < COUNT; at += 1) {
    const payload = {
      headers: { "content-type": "application/json", authorization: `Bearer ${at}` },
      body: Buffer.from(JSON.stringify({ type: at % 2 ? "=cmd()" : "paid", n: at })),
    };
    const made = await insertRequest(pool, owner, nowMs + at, { payload });
    const row = {
      request_id: made.id,
      payload_id: made.payloadId,
      status: at % 2 ? "FAILED" : "HOLD",
    };
    ids.push(await insertEvent(pool, owner, nowMs + at, row));
  }
});
afterAll(() => api.close());

describe("an export", () => {
  it("has every row of the list once, over as many pages as it takes", async () => {
    const [head, ...lines] = await read({ columns: ["id", "status", "route"] });
    expect(head).toBe("id,status,route");
    expect(lines.map((line) => line.split(",")[0])).toEqual(ids.toReversed());
    expect(lines[0]).toContain("shop → billing");
  });

  it("keeps to the filters, and takes no formula from a payload", async () => {
    const [, ...lines] = await read({ status: "FAILED", columns: ["body.type", "body.n"] });
    expect(lines).toHaveLength(COUNT / 2);
    expect(lines[0]).toBe(`'=cmd(),${COUNT - 1}`);
  });

  it("writes JSON line by line, with what was asked for or with everything", async () => {
    const some = await read({ format: "ndjson", columns: ["id", "body.n"], status: "HOLD" });
    expect(JSON.parse(some.at(-1) ?? "")).toEqual({ id: ids[0], "body.n": 0 });
    const [whole] = await read({ format: "ndjson", id: ids[0] });
    expect(JSON.parse(whole ?? "")).toMatchObject({ id: ids[0], data: { body: { n: 0 } } });
  });

  it("masks in headers what people do not see in lists either", async () => {
    const person = { ...api.ctx, actor: { ...api.ctx.actor, kind: "session" as const } };
    const [, line] = await read({ id: ids[0], columns: ["headers.authorization"] }, person);
    expect(line).toContain(MASK);
    expect(line).not.toContain("Bearer 0");
  });

  it("has nothing of another project", async () => {
    expect(await read({ columns: ["id"] }, api.foreign)).toEqual(["id"]);
  });

  it("refuses columns that nothing knows, before it answers", async () => {
    await expect(read({ columns: ["status", "constructor"] })).rejects.toMatchObject({
      code: "VALIDATION",
    });
  });

  it("reads no further than what is taken", async () => {
    const { body } = await exportEvents(api.ctx, eventExportQuery.parse({ columns: ["id"] }));
    const reader = body.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value).split("\r\n").length).toBeLessThan(COUNT);
    await reader.cancel();
  });
});
