import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";
import * as bookmarks from "../../bookmarks/route.ts";
import * as connections from "../../connections/route.ts";
import * as executions from "../[id]/executions/route.ts";
import * as transformations from "../route.ts";
import * as route from "./route.ts";

let routes: TestRoutes;
let names = 0;
const newName = () => `name-${++names}`;
const handler = (body: string) => `addHandler("transform", (request, context) => { ${body} });`;
const REQUEST = { headers: { "content-type": "application/json" }, body: { n: 1 } };

beforeAll(async () => {
  routes = await createTestRoutes();
});
afterAll(() => routes.close());

const run = (body: object) => routes.call(route.PUT, { body });

async function save(code: string, env: Record<string, string> = {}): Promise<string> {
  const { body } = await routes.call(transformations.POST, {
    body: { name: newName(), code, env },
  });
  return body.id;
}

async function connect() {
  const source = { name: newName() };
  const destination = { name: newName(), type: "MOCK_API" };
  const body = { name: newName(), source, destination };
  const { body: connection } = await routes.call(connections.POST, { body });
  return connection;
}

/** A stored request, and an event that came of it. */
async function store() {
  const connection = await connect();
  const owner = { projectId: connection.team_id, sourceId: connection.source.id };
  const headers = { "content-type": "application/json" };
  const payload = { path: "/in", query: "q=1", headers, body: Buffer.from('{"n":7}') };
  const { id, payloadId } = await insertRequest(routes.ctx.db.pool, owner, Date.now(), { payload });
  const destinationId = connection.destination.id;
  const place = { ...owner, connectionId: connection.id, destinationId };
  const eventId = await insertEvent(routes.ctx.db.pool, place, Date.now(), { request_id: id });
  return { connection, requestId: id, payloadId, eventId };
}

describe("PUT /transformations/run", () => {
  it("answers the request that the code returns, with its console", async () => {
    const code = handler(`
      console.log("seen", request.parsed_query.a);
      request.body.n += 1;
      request.query = "b[]=2";
      return request;`);
    const answer = await run({ code, request: { ...REQUEST, path: "/p", query: "a=1" } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      log_level: "info",
      request: {
        headers: { "content-type": "application/json", "content-length": "7" },
        path: "/p",
        query: "b[]=2",
        parsed_query: { b: ["2"] },
        body: { n: 2 },
      },
      console: [{ type: "log", message: "seen 1" }],
    });
  });

  it.each<[string, string, RegExp]>([
    [
      "throws",
      handler("console.warn('w'); require('fs')"),
      /^ReferenceError.*require.*\n {4}at .*<VM>:1:/s,
    ],
    ["is no script", "{", /^SyntaxError/],
    ["is a module", "export default 1", /^SyntaxError/],
    ["is empty", "", /There is no handler/],
    ["returns nothing", handler(""), /returned nothing/],
    [
      "returns no request",
      handler("return { headers: { 'x-a': 'a\\r\\nb' } }"),
      /"x-a" holds characters/,
    ],
    ["never ends", handler("while(true);"), /longer than 1000 ms/],
    [
      "takes all memory",
      handler("const a=[]; for(;;) a.push(new Array(1e5).fill(1))"),
      /more memory/,
    ],
  ])("answers 200 and fatal for code that %s", async (_, code, message) => {
    const { status, body } = await run({ code, request: REQUEST });
    expect([status, body.log_level]).toEqual([200, "fatal"]);
    expect(body.console.at(-1)).toEqual({ type: "error", message: expect.stringMatching(message) });
    expect(body).not.toHaveProperty("request");
  });

  it("runs a transformation that is saved, with its variables or others", async () => {
    const transformation_id = await save(handler("request.body = process.env; return request"), {
      A: "1",
    });
    const saved = await run({ transformation_id, request: REQUEST });
    expect(saved.body).toMatchObject({ transformation_id, request: { body: { A: "1" } } });
    const other = await run({ transformation_id, env: { B: "2" }, request: REQUEST });
    expect(other.body.request.body).toEqual({ B: "2" });
    const code = handler("request.body = 'edited'; return request");
    const edited = await run({ transformation_id, code, request: REQUEST });
    expect(edited.body.request.body).toBe("edited");
  });

  it("leaves no execution behind", async () => {
    const transformation_id = await save(handler("return request"));
    await run({ transformation_id, request: REQUEST });
    const { body } = await routes.call(executions.GET, { params: { id: transformation_id } });
    expect(body.models).toEqual([]);
  });

  it("runs on what is stored: a request, the request of an event, a bookmark", async () => {
    const { connection, requestId, payloadId, eventId } = await store();
    const bookmark = await routes.call(bookmarks.POST, {
      body: { event_data_id: payloadId, webhook_id: connection.id, label: "b" },
    });
    const code = handler(
      "return { ...request, body: [request.body.n, request.path, request.query, context.connection?.id ?? null] }",
    );
    const of = async (input: object) => (await run({ code, ...input })).body;
    const seen = [7, "/in", "q=1"];
    expect(await of({ request_id: requestId })).toMatchObject({
      request_id: requestId,
      request: { body: [...seen, null] },
    });
    expect(await of({ event_id: eventId })).toMatchObject({
      request_id: requestId,
      request: { body: [...seen, connection.id] },
    });
    expect(await of({ bookmark_id: bookmark.body.id })).toMatchObject({
      request: { body: [...seen, connection.id] },
    });
  });

  it("tells the code of the connection what the API answers for it", async () => {
    const { id, name, source } = await connect();
    const code = handler("request.body = context.connection; return request");
    const { body } = await run({ code, webhook_id: id, request: REQUEST });
    expect(body.request.body).toMatchObject({ id, name, source: { id: source.id } });
    expect(JSON.stringify(body.request.body)).not.toContain('"auth":{"');
  });

  it.each<[object, string[]]>([
    [{ request: REQUEST }, ["value must contain at least one of [code, transformation_id]"]],
    [
      { code: "1" },
      ["value must contain at least one of [request, event_id, request_id, bookmark_id]"],
    ],
    [
      { code: "1", request: REQUEST, event_id: "evt_1" },
      ["value must contain only one of [request, event_id, request_id, bookmark_id]"],
    ],
    [{ code: "1", request: { body: 1 } }, ["request.headers is required"]],
    [{ code: 5, request: REQUEST }, ["code must be a string"]],
    [{ code: "1", env: { A: 1 }, request: REQUEST }, ["env.A must be a string"]],
  ])("refuses %j", async (input, data) => {
    const answer = await run(input);
    expect([answer.status, answer.body.data]).toEqual([422, data]);
  });

  it.each(["transformation_id", "event_id", "request_id", "bookmark_id", "webhook_id"])(
    "finds nothing of another project by %s",
    async (name) => {
      const needsRequest = ["transformation_id", "webhook_id"].includes(name);
      const input = {
        code: "1",
        ...(needsRequest ? { request: REQUEST } : {}),
        [name]: "trs_none",
      };
      expect((await run(input)).status).toBe(404);
    },
  );
});
