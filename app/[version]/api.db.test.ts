import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareQueues } from "#lib/adapters/queue.ts";
import type { ApiRoute } from "#lib/api/handle.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import * as unknown from "./[...path]/route.ts";
import * as connections from "./connections/route.ts";
import * as destinations from "./destinations/route.ts";
import * as openapi from "./openapi/route.ts";
import * as disableSource from "./sources/[id]/disable/route.ts";
import * as source from "./sources/[id]/route.ts";
import * as sources from "./sources/route.ts";

const ORIGIN = "http://localhost:3000";
let installation: TestInstallation;
let projectId: string;

/** Adds an API key whose secret is its name. */
async function addKey(secret: string, role: Role = "admin") {
  await installation.ctx.db.prisma.apiKey.create({
    data: {
      id: `apk_${secret}`,
      organizationId: installation.project.organizationId,
      projectId,
      kind: "project",
      label: secret,
      keyHash: hashApiKey(secret),
      keyHint: secret,
      role,
    },
  });
}

beforeAll(async () => {
  installation = await createTestInstallation();
  const { url } = installation.database;
  await prepareQueues(url);
  projectId = (await installation.addProject()).id;
  process.env.DATABASE_URL = url;
  process.env.SLUICE_SECRET_KEY = installation.ctx.secretKey;
  process.env.SLUICE_API_RATE_LIMIT = "500";
  await addKey("key");
  await addKey("viewer", "viewer");
  await addKey("busy");
});
afterAll(async () => {
  await getWebDatabase().close();
  await installation.close();
});

type Call = {
  path?: string;
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  version?: string;
};

async function call(route: ApiRoute, options: Call = {}) {
  const { path = route.contract.path, key = "key", body, version = "2026-09-01" } = options;
  const { method } = route.contract;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${ORIGIN}/${version}${path}`, {
    method,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...options.headers },
    ...(method === "GET" || body === undefined ? {} : { body: text }),
  });
  const params = Promise.resolve({ version, ...options.params });
  const response = await route(request, { params });
  return { response, status: response.status, body: await response.json().catch(() => null) };
}

let names = 0;
const newName = () => `name-${++names}`;

describe("handle", () => {
  it("answers 200 with JSON, creating and deleting included", async () => {
    const created = await call(sources.POST, { body: { name: newName() } });
    expect(created.status).toBe(200);
    expect(created.response.headers.get("content-type")).toContain("application/json");
    expect(created.response.headers.get("cache-control")).toBe("no-store");
    const { id } = created.body;
    const deleted = await call(source.DELETE, { params: { id } });
    expect([deleted.status, deleted.body]).toEqual([200, { id }]);
    const gone = await call(source.GET, { params: { id } });
    expect([gone.status, gone.body]).toEqual([
      410,
      { code: "GONE", status: 410, message: "Gone", data: { id } },
    ]);
  });

  it("takes a key as Bearer and as user name of Basic, and nothing else", async () => {
    const basic = `Basic ${Buffer.from("key:").toString("base64")}`;
    const headers = { authorization: basic };
    expect((await call(sources.GET, { key: null, headers })).status).toBe(200);
    for (const key of [null, "wrong", ""]) {
      const { status, body } = await call(sources.GET, { key });
      expect([status, body]).toEqual([
        401,
        { code: "UNAUTHORIZED", status: 401, message: "Unauthorized" },
      ]);
    }
  });

  it("lets a role do what it may and no more", async () => {
    expect((await call(sources.GET, { key: "viewer" })).status).toBe(200);
    const refused = await call(sources.POST, { key: "viewer", body: { name: newName() } });
    expect([refused.status, refused.body.code]).toEqual([403, "FORBIDDEN"]);
  });

  it("tells on every answer how many calls are left", async () => {
    const left = async (options: Call) => {
      const { headers } = (await call(sources.GET, options)).response;
      expect(headers.get("x-ratelimit-limit")).toBe("500");
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Date.parse(headers.get("x-ratelimit-reset") ?? "")).toBeGreaterThan(Date.now());
      return Number(headers.get("x-ratelimit-remaining"));
    };
    expect(await left({})).toBeLessThan(500);
    expect(await left({ path: "/sources?limit=0" })).toBeLessThan(500);
    expect(await left({ key: "wrong" })).toBe(500);
  });

  it("refuses a key that calls too often, and no other", async () => {
    let refused: Awaited<ReturnType<typeof call>> | null = null;
    for (let at = 0; at <= 1_000 && !refused; at += 1) {
      const answer = await call(source.GET, { key: "busy", params: { id: "src_x" } });
      if (answer.status === 429) refused = answer;
      else expect(answer.status).toBe(404);
    }
    expect(refused?.body).toEqual({
      code: "TOO_MANY_REQUESTS",
      status: 429,
      message: "Too Many Requests",
    });
    expect(refused?.response.headers.get("x-ratelimit-remaining")).toBe("0");
    expect((await call(sources.GET)).status).toBe(200);
  });

  it("does not know other versions", async () => {
    const { response } = await call(sources.GET, { version: "2019-01-01" });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
  });

  it("names the query keys that it ignores", async () => {
    const path = "/sources?limit=1&request_id=x&%C3%A9[a]=1&name[contains]=z";
    const { response, status } = await call(sources.GET, { path });
    expect(status).toBe(200);
    expect(response.headers.get("x-ignored-query-keys")).toBe("request_id, %C3%A9");
    const known = await call(sources.GET, { path: "/sources?limit=1" });
    expect(known.response.headers.has("x-ignored-query-keys")).toBe(false);
  });

  it.each([
    ["limit=-1", "limit must be greater than or equal to 0"],
    ["limit=1000000000", "limit must be less than or equal to 255"],
    ["limit=1e9", "limit must be an integer"],
    ["limit=abc", "limit must be a number"],
    ["limit[]=1", "limit must be a number"],
    ["order_by=secret", "order_by must be one of [created_at, name, updated_at]"],
    ["dir=up", "dir must be one of [asc, desc, ASC, DESC]"],
    ["next=nope", "next must be a cursor of this list"],
    ["prev=%00", "prev must be well-formed text without null characters"],
    ["disabled_at[gte]=yesterday", "disabled_at.gte must be an ISO date"],
    ["name[foo]=1", "name.foo is not allowed"],
  ])("answers a list with ?%s by naming the field", async (query, message) => {
    const { status, body } = await call(sources.GET, { path: `/sources?${query}` });
    expect(status).toBe(422);
    expect(body.data).toContain(message);
    expect({ ...body, data: [] }).toEqual({
      level: "info",
      handled: true,
      report: true,
      data: [],
      status: 422,
      code: "UNPROCESSABLE_ENTITY",
    });
  });

  it.each([
    ["id=a&id=b"],
    ["id[]=a&id[]=b"],
    ["id[0]=a&id[1]=b"],
    ["id=a"],
    ["name=a&type=WEBHOOK&disabled=true&disabled_at[any]=true"],
    ["created_at[gte]=x"],
  ])("takes ?%s", async (query) => {
    expect((await call(sources.GET, { path: `/sources?${query}` })).status).toBe(200);
  });

  it.each<[unknown, string[]]>([
    ["", ["name is required"]],
    [{}, ["name is required"]],
    [[], ["value must be of type object"]],
    ["null", ["value must be of type object"]],
    [{ name: "ok", foo: 1 }, ["foo is not allowed"]],
    [{ name: "" }, ["name is not allowed to be empty"]],
    [
      { name: "a b" },
      ['name with value "a b" fails to match the required pattern: /^[A-Za-z0-9-_]+$/'],
    ],
    [{ name: 5, description: 6 }, ["name must be a string", "description must be a string"]],
    [{ name: "x".repeat(156) }, ["name length must be less than or equal to 155 characters long"]],
    [{ name: "ok", config: { auth: { username: "u" } } }, ["config.auth is not allowed"]],
    [
      { name: "ok", config: { auth_type: "BASIC_AUTH", auth: { password: "p" } } },
      ["config.auth.username is required"],
    ],
    [
      { name: "ok", config: { custom_response: { content_type: "html", body: "" } } },
      ["config.custom_response.content_type must be one of [json, text, xml]"],
    ],
    [
      { name: "ok", description: "a\u0000b" },
      ["description must be well-formed text without null characters"],
    ],
    [
      '{"name":"ok","description":"\\ud800"}',
      ["description must be well-formed text without null characters"],
    ],
  ])("answers the body %j by naming each fault", async (body, data) => {
    const answer = await call(sources.POST, { body });
    expect([answer.status, answer.body.data]).toEqual([422, data]);
  });

  it("wraps what is wrong with rules as clients know it", async () => {
    const ends = { source: { name: newName() }, destination: { name: newName() } };
    const body = { ...ends, rules: [{ type: "transformation" }, { type: "transform" }] };
    const { body: answer } = await call(connections.POST, { body });
    const wrap = (text: string) =>
      `Error code ${text} is not defined, your custom type is missing the correct messages definition`;
    expect(answer.data).toEqual([
      wrap("Invalid rule type"),
      wrap("value must contain at least one of [transformation_id, transformation]"),
    ]);
  });

  it("says in its own words what a type of destination needs", async () => {
    const { status, body } = await call(destinations.POST, { body: { name: newName() } });
    expect([status, body]).toEqual([
      422,
      {
        code: "UNPROCESSABLE_ENTITY",
        status: 422,
        message: "Unprocessable Entity",
        data: {
          type: "HTTP",
          field: "config.url",
          message: "HTTP destination requires `config.url`.",
        },
      },
    ]);
  });

  it("answers a name that is taken with the id that has it", async () => {
    const name = newName();
    const { body: first } = await call(sources.POST, { body: { name } });
    const { status, body } = await call(sources.POST, { body: { name } });
    expect([status, body]).toEqual([
      409,
      {
        code: "RESOURCE_ALREADY_EXISTS",
        status: 409,
        message: "Resource already exists",
        data: { id: first.id, resource_type: "source" },
      },
    ]);
    expect((await call(sources.PUT, { body: { name } })).body.id).toBe(first.id);
  });

  it.each(["src_00000000000000000000", "nope", "\u0000", "\ud800", "x".repeat(5_000)])(
    "answers the id %j with 404",
    async (id) => {
      for (const route of [source.GET, source.DELETE, disableSource.PUT]) {
        const { status, body } = await call(route, { params: { id } });
        expect([status, body.code, body.message]).toEqual([404, "NOT_FOUND", "Not Found"]);
      }
    },
  );

  it("takes JSON whatever its Content-Type says, and nothing but JSON", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const headers = { "content-type": type };
      const { status } = await call(sources.POST, { headers, body: { name: newName() } });
      expect(status).toBe(200);
    }
    const { status, body } = await call(sources.POST, { body: "{name" });
    expect([status, body.code]).toEqual([400, "BAD_REQUEST"]);
  });

  it("refuses bodies over a megabyte and nesting beyond reason", async () => {
    const large = await call(sources.POST, { body: { name: "x".repeat(1024 * 1024) } });
    expect([large.status, large.body.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    const deep = `{"name":"ok","config":{"auth":{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}}}`;
    const nested = await call(sources.POST, { body: deep });
    expect(nested.status).toBe(422);
    expect(nested.body.data[0]).toMatch(/^config\.auth\.a\[0\].* must not be nested that deep$/);
  });

  it("is not fooled by keys that are names of prototypes", async () => {
    const body = '{"name":"ok","__proto__":{"type":"HTTP"},"constructor":1}';
    const answer = await call(sources.POST, { body });
    expect(answer.status).toBe(422);
    expect(answer.body.data).toContain("constructor is not allowed");
    const path = "/sources?__proto__[limit]=1&constructor=2";
    const listed = await call(sources.GET, { path });
    expect(listed.status).toBe(200);
    expect(listed.body.pagination.limit).toBe(100);
  });
});

describe("handle with an older version", () => {
  const older = (route: ApiRoute, options: Call) =>
    call(route, { version: "2025-07-01", ...options });
  const url = "https://example.com/hook";

  it("takes and answers the shapes of that version, whatever the depth", async () => {
    const config = { url, rate_limit: 5, rate_limit_period: "minute" };
    const created = await older(connections.POST, {
      body: { source: { name: newName() }, destination: { name: newName(), config } },
    });
    expect(created.body.destination.config).toMatchObject({ ...config, delivery_groups: null });
    expect(created.body.destination.config).not.toHaveProperty("delivery_policy");
    const { id } = created.body.destination;
    const newest = await call(destinations.GET, { path: `/destinations?id=${id}` });
    expect(newest.body.models[0].config.delivery_policy).toEqual({
      rate: 5,
      period: "minute",
      groups: null,
    });
    const listed = await older(destinations.GET, { path: `/destinations?id=${id}` });
    expect(listed.body.models[0].config).toMatchObject(config);
  });

  it("names fields in faults as that version does", async () => {
    const wrong = { name: newName(), config: { url, rate_limit: 0, delivery_timeout: 5 } };
    const refused = await older(destinations.POST, { body: wrong });
    expect(refused.body.data).toEqual([
      "config.rate_limit must be greater than or equal to 1",
      "config.delivery_timeout is not allowed",
    ]);
    const cli = { name: newName(), type: "CLI", config: { path: "/", rate_limit: 1 } };
    const foreign = await older(destinations.POST, { body: cli });
    expect(foreign.body.data).toEqual({
      type: "CLI",
      field: "config.rate_limit",
      message: "Cannot set config.rate_limit on a CLI destination.",
    });
  });

  it("answers an unknown version like an unknown path", async () => {
    const answer = await call(sources.GET, { version: "2023-01-01" });
    expect(answer.status).toBe(404);
    expect(answer.response.headers.get("content-type")).toContain("text/html");
    expect((await call(sources.GET, { version: "latest" })).status).toBe(200);
  });
});

describe("the rest of the API", () => {
  it("answers what is no endpoint as clients know it", async () => {
    const request = new Request(`${ORIGIN}/2025-07-01/nope/<b>?x=1`, { method: "POST" });
    const response = unknown.POST(request);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("<pre>Cannot POST /2025-07-01/nope/%3Cb%3E</pre>");
  });

  it("describes itself to everybody", async () => {
    const fetchOpenApi = (version: string) =>
      openapi.GET(new Request(`${ORIGIN}/${version}/openapi`), {
        params: Promise.resolve({ version }),
      });
    const latest = await (await fetchOpenApi("latest")).json();
    expect(latest).toEqual(await (await fetchOpenApi("2026-09-01")).json());
    expect(latest).toMatchObject({
      openapi: "3.1.0",
      info: { version: "2026-09-01" },
      servers: [{ url: `${ORIGIN}/2026-09-01` }],
    });
    expect((await fetchOpenApi("2019-01-01")).status).toBe(404);
  });
});
