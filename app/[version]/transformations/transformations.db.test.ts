import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertExecution } from "#lib/testing/test-rows.ts";
import * as connection from "../connections/[id]/route.ts";
import * as connections from "../connections/route.ts";
import * as execution from "./[id]/executions/[execution_id]/route.ts";
import * as executions from "./[id]/executions/route.ts";
import * as transformation from "./[id]/route.ts";
import * as version from "./[id]/versions/[number]/route.ts";
import * as versions from "./[id]/versions/route.ts";
import * as count from "./count/route.ts";
import * as transformations from "./route.ts";

const CODE = 'addHandler("transform", (request) => request);';
const PATTERN = "fails to match the required pattern: /^[A-Za-z0-9-_]+$/";
let routes: TestRoutes;
let names = 0;
const newName = () => `name-${++names}`;
const newInput = () => ({ name: newName(), code: CODE, env: { TOKEN: "s3cret" } });
const newEnds = () => ({
  source: { name: newName() },
  destination: { name: newName(), type: "MOCK_API" },
});

beforeAll(async () => {
  routes = await createTestRoutes();
});
afterAll(() => routes.close());

async function create() {
  const { body } = await routes.call(transformations.POST, { body: newInput() });
  return body as { id: string; name: string };
}

describe("POST and PUT /transformations", () => {
  it("answer a name that is taken with the transformation that has it", async () => {
    const body = newInput();
    const { body: first } = await routes.call(transformations.POST, { body });
    const { status, body: answer } = await routes.call(transformations.POST, { body });
    const { env: _, ...existing } = first;
    expect([status, answer]).toEqual([
      409,
      {
        code: "RESOURCE_ALREADY_EXISTS",
        status: 409,
        message: "Resource already exists",
        data: { transformation: existing },
      },
    ]);
    const upserted = await routes.call(transformations.PUT, { body });
    expect([upserted.status, upserted.body.id]).toEqual([200, first.id]);
  });

  it.each<[object, string[]]>([
    [{}, ["name is required", "code is required"]],
    [{ name: "", code: "1" }, ["name is not allowed to be empty"]],
    [
      { name: "x".repeat(256), code: "1" },
      ["name length must be less than or equal to 155 characters long"],
    ],
    [{ name: "😀", code: "1" }, [`name with value "😀" ${PATTERN}`]],
    [{ name: " a", code: "1" }, [`name with value " a" ${PATTERN}`]],
    [{ name: "<img>", code: "1" }, [`name with value "<img>" ${PATTERN}`]],
    [{ name: "a\0", code: "1" }, ["name must be well-formed text without null characters"]],
    [{ name: null, code: "1" }, ["name must be a string"]],
    [{ name: { $gt: "" }, code: "1" }, ["name must be a string"]],
    [{ name: "a", code: "" }, ["code is not allowed to be empty"]],
    [{ name: "a", code: 5 }, ["code must be a string"]],
    [{ name: "a", code: "a\0" }, ["code must be well-formed text without null characters"]],
    [
      { name: "a", code: "x".repeat(5 * 1024 * 1024 + 1) },
      ["code length must be less than or equal to 5242880 characters long"],
    ],
    [{ name: "a", code: "{" }, ["code is not valid JavaScript: Unexpected end of input (line 1)"]],
    [
      { name: "a", code: "export default 1" },
      ["code is not valid JavaScript: Unexpected token 'export' (line 1)"],
    ],
    [{ name: "a", code: "1", env: [] }, ["env must be of type object"]],
    [{ name: "a", code: "1", env: { A: 1 } }, ["env.A must be a string"]],
    [
      {
        name: "a",
        code: "1",
        env: Object.fromEntries(
          Array(201)
            .fill("")
            .map((_, at) => [at, ""]),
        ),
      },
      ["env must have less than or equal to 200 keys"],
    ],
    [{ name: "a", code: "1", id: "trs_x" }, ["id is not allowed"]],
    [{ name: "a", code: "1", team_id: "tm_x" }, ["team_id is not allowed"]],
    [{ name: "a", code: "1", version: 9 }, ["version is not allowed"]],
  ])("name what is wrong (%#)", async (body, data) => {
    for (const route of [transformations.POST, transformations.PUT]) {
      const answer = await routes.call(route, { body });
      expect(answer.status).toBe(422);
      expect(answer.body.data).toEqual(data);
    }
  });

  it.each(["null", "CON", "constructor", "__proto__"])("take the name %j", async (name) => {
    const { status, body } = await routes.call(transformations.POST, { body: { name, code: "1" } });
    expect([status, body.name]).toEqual([200, name]);
  });

  it("take code up to 5 MB, whole, and no larger body than that needs", async () => {
    const code = `// "${"é\n".repeat(1024 * 1024)}`.replaceAll("\n", "\n//");
    const body = { name: newName(), code };
    const { status, body: answer } = await routes.call(transformations.POST, { body });
    expect([status, answer.code === code]).toEqual([200, true]);
    const large = { name: newName(), code: "x".repeat(8 * 1024 * 1024) };
    expect((await routes.call(transformations.POST, { body: large })).status).toBe(413);
  });

  it("give one of many parallel callers the name", async () => {
    const body = newInput();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => routes.call(transformations.POST, { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });
});

describe("GET /transformations", () => {
  it("lists, counts and filters by name", async () => {
    const { id, name } = await create();
    for (const query of [`?name=${name}`, `?name[contains]=${name}`, `?id[]=${id}`]) {
      const { status, body } = await routes.call(transformations.GET, { query });
      expect([status, body.count, body.models[0]?.id]).toEqual([200, 1, id]);
      expect((await routes.call(count.GET, { query })).body).toEqual({ count: 1 });
    }
    const foreign = await routes.call(transformations.GET, { key: "foreign" });
    expect(foreign.body).toMatchObject({ count: 0, models: [] });
  });

  it.each([
    ["?order_by=code", "order_by must be one of [created_at, name, updated_at]"],
    ["?limit=256", "limit must be less than or equal to 255"],
    ["?next=trs_x", "next must be a cursor of this list"],
    ["?name[like]=a", "name.like is not allowed"],
  ])("refuses %s", async (query, message) => {
    const { status, body } = await routes.call(transformations.GET, { query });
    expect(status).toBe(422);
    expect(body.data).toContain(message);
  });

  it("takes no cursor of another project", async () => {
    const { id } = await create();
    const { status } = await routes.call(transformations.GET, {
      query: `?next=${id}`,
      key: "foreign",
    });
    expect(status).toBe(422);
  });
});

describe("/transformations/{id}", () => {
  const byId = [
    transformation.GET,
    transformation.PUT,
    transformation.DELETE,
    versions.GET,
    executions.GET,
  ];

  it.each([
    "trs_00000000000000000000",
    "1 OR 1=1",
    "' or ''='",
    '{"$gt":""}',
    "\0",
    "x".repeat(5_000),
  ])("answers the id %j with 404", async (id) => {
    for (const route of byId) {
      const { status, body } = await routes.call(route, { params: { id }, body: {} });
      expect([status, body.code]).toEqual([404, "NOT_FOUND"]);
    }
  });

  it("knows an id only as it was given", async () => {
    const { id } = await create();
    const params = { id: id.toUpperCase() };
    expect((await routes.call(transformation.GET, { params })).status).toBe(404);
  });

  it("answers another project's id as one that never was", async () => {
    const { id } = await create();
    const atMs = Date.now();
    const owner = { projectId: routes.project.id, transformationId: id };
    const execution_id = await insertExecution(routes.ctx.db.pool, owner, atMs);
    const parts = { number: "1", execution_id };
    for (const route of [...byId, version.GET, execution.GET]) {
      const call = { params: { id, ...parts }, body: {}, key: "foreign" };
      const { status, body } = await routes.call(route, call);
      expect([status, body.data]).toEqual([404, { id }]);
    }
    const own = await routes.call(execution.GET, { params: { id, ...parts } });
    expect([own.status, own.body.id]).toEqual([200, execution_id]);
  });

  it("lets a viewer read without secrets and change nothing", async () => {
    const { id } = await create();
    const call = { params: { id, number: "1" }, key: "viewer" };
    const shown = await routes.call(transformation.GET, call);
    expect([shown.status, shown.body.env]).toEqual([200, { TOKEN: "********" }]);
    expect((await routes.call(version.GET, call)).body.env).toEqual({ TOKEN: "********" });
    expect((await routes.call(versions.GET, call)).status).toBe(200);
    expect((await routes.call(executions.GET, call)).status).toBe(200);
    const { POST, PUT } = transformations;
    for (const route of [POST, PUT, transformation.PUT, transformation.DELETE]) {
      const { status } = await routes.call(route, { ...call, body: newInput() });
      expect(status).toBe(403);
    }
    const kept = await routes.call(transformation.GET, { params: { id } });
    expect(kept.body).toMatchObject({ version: 1, env: { TOKEN: "s3cret" } });
  });

  it("is not deleted while a connection uses it", async () => {
    const { id } = await create();
    const rules = [{ type: "transform", transformation_id: id }];
    const { body: user } = await routes.call(connections.POST, { body: { ...newEnds(), rules } });
    const { status, body } = await routes.call(transformation.DELETE, { params: { id } });
    expect([status, body]).toEqual([
      422,
      {
        code: "UNPROCESSABLE_ENTITY",
        status: 422,
        message: "Unprocessable Entity",
        data: {
          type: "transformation",
          field: "id",
          connections: [{ id: user.id, name: null }],
          message: `The transformation is used by connections: ${user.id}.`,
        },
      },
    ]);
    await routes.call(connection.DELETE, { params: { id: user.id } });
    expect((await routes.call(transformation.DELETE, { params: { id } })).body).toEqual({ id });
  });
});

describe("GET /transformations/{id}/executions", () => {
  it("takes the filters of the reference and 50 rows a page", async () => {
    const { id } = await create();
    const query = [
      "?log_level[]=warn&log_level[]=fatal&webhook_id=web_x&issue_id=iss_x",
      "created_at[gte]=2026-11-01&order_by=created_at&dir=asc",
    ].join("&");
    const { status, body, headers } = await routes.call(executions.GET, { params: { id }, query });
    expect([status, body.models, body.pagination]).toEqual([
      200,
      [],
      { order_by: "created_at", dir: "asc", limit: 50 },
    ]);
    expect(headers.has("x-ignored-query-keys")).toBe(false);
    const odd = await routes.call(executions.GET, { params: { id }, query: "?log_level=loud" });
    expect(odd.body.data).toEqual(["log_level must be one of [debug, info, warn, error, fatal]"]);
  });
});

describe("rules of POST /connections", () => {
  const wrap = (text: string) =>
    `Error code ${text} is not defined, your custom type is missing the correct messages definition`;

  it.each<[object, string[]]>([
    [
      { type: "delay", delay: 365 * 24 * 60 * 60 * 1_000 + 1 },
      [wrap("rules[0].delay must be less than or equal to 31536000000")],
    ],
    [{ type: "delay", delay: "1" }, [wrap("rules[0].delay must be a number")]],
    [{ type: "delay", delay: -1 }, [wrap("rules[0].delay must be greater than or equal to 0")]],
    [
      { type: "deduplicate", window: 0 },
      [wrap("rules[0].window must be greater than or equal to 1000")],
    ],
    [
      { type: "deduplicate", window: 3_600_001 },
      [wrap("rules[0].window must be less than or equal to 3600000")],
    ],
    [
      { type: "deduplicate", window: 1_000, include_fields: ["body"], exclude_fields: ["path"] },
      [wrap("rules[0] must contain only one of [include_fields, exclude_fields]")],
    ],
    [
      { type: "transform" },
      [wrap("value must contain at least one of [transformation_id, transformation]")],
    ],
    [
      { type: "transform", transformation: { name: "a b", code: "1" } },
      [wrap(`rules[0].transformation.name with value "a b" ${PATTERN}`)],
    ],
    [
      { type: "transform", transformation: { name: "a", code: "" } },
      [wrap("rules[0].transformation.code is not allowed to be empty")],
    ],
    [
      { type: "transform", transformation: { name: "a", code: "export default 1" } },
      ["rules[0].transformation.code is not valid JavaScript: Unexpected token 'export' (line 1)"],
    ],
  ])("refuses %j", async (rule, data) => {
    const { status, body } = await routes.call(connections.POST, {
      body: { ...newEnds(), rules: [rule] },
    });
    expect(status).toBe(422);
    expect(body.data).toEqual(data);
  });

  it.each<[object]>([
    [{ type: "delay", delay: 0 }],
    [{ type: "deduplicate", window: 1_000 }],
    [{ type: "deduplicate", window: 3_600_000, exclude_fields: ["headers.x-id"] }],
  ])("stores and answers %j", async (rule) => {
    const { status, body } = await routes.call(connections.POST, {
      body: { ...newEnds(), rules: [rule] },
    });
    expect([status, body.rules]).toEqual([200, [rule]]);
  });

  it("never echo the transformation that they bring along", async () => {
    const rules = [{ type: "transform", transformation: newInput() }];
    const { status, body } = await routes.call(connections.POST, { body: { ...newEnds(), rules } });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain("s3cret");
    expect(body.rules).toEqual([
      { type: "transform", transformation_id: expect.stringMatching(/^trs_/) },
    ]);
  });

  it("name the field of a transformation that is not there", async () => {
    const rules = [{ type: "transform", transformation_id: "trs_x" }];
    const { status, body } = await routes.call(connections.POST, { body: { ...newEnds(), rules } });
    expect([status, body.data]).toEqual([
      422,
      {
        type: "connection",
        field: "rules[0].transformation_id",
        message: "There is no transformation trs_x.",
      },
    ]);
  });
});
