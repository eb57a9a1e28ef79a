import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { prepareQueues } from "#lib/adapters/queue.ts";
import type { ApiRoute } from "#lib/api/handle.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { listEventsContract } from "#lib/contracts/events.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { insertEvent, insertRequest } from "#lib/testing/test-rows.ts";

const VERSION = "2026-09-01";
const LONG = "x".repeat(10_000);
const REQUEST_PATH = "/requests/{id}";

let installation: TestInstallation;
let requestId: string;
let foreignEvent: string;

/** Every endpoint that answers page by page, whoever's it is. */
const lists: Contract[] = Object.values<Contract>(contracts).filter(
  ({ query, response }) =>
    query && response instanceof z.ZodObject && "pagination" in response.shape,
);
const pathOf = ({ path }: Contract) => path;

beforeAll(async () => {
  installation = await createTestInstallation();
  const { ctx, database, project } = installation;
  await prepareQueues(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.SLUICE_SECRET_KEY = ctx.secretKey;
  process.env.SLUICE_API_RATE_LIMIT = "1000000";
  await ctx.db.prisma.apiKey.create({
    data: {
      id: "apk_key",
      organizationId: project.organizationId,
      projectId: project.id,
      kind: "project",
      label: "key",
      keyHash: hashApiKey("key"),
      keyHint: "key",
    },
  });
  const nowMs = ctx.now().getTime();
  const owner = {
    projectId: project.id,
    sourceId: "src_00000000000000000001",
    connectionId: "web_00000000000000000001",
    destinationId: "des_00000000000000000001",
  };
  const payload = { headers: { "content-type": "application/json" }, body: Buffer.from('{"a":1}') };
  const { id, payloadId } = await insertRequest(ctx.db.pool, owner, nowMs, { payload });
  requestId = id;
  await insertEvent(ctx.db.pool, owner, nowMs, { request_id: id, payload_id: payloadId });
  const projectId = (await installation.addProject({ isForeign: true })).id;
  foreignEvent = await insertEvent(ctx.db.pool, { ...owner, projectId }, nowMs);
});
afterAll(async () => {
  await getWebDatabase().close();
  await installation.close();
});

async function call(contract: Contract, query: string) {
  const file = join(contract.path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const { GET: route }: { GET: ApiRoute } = await import(join(import.meta.dirname, file));
  const path = contract.path.replaceAll(/\{\w+\}/g, requestId);
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const params = Object.fromEntries(names.map((name) => [name, requestId]));
  const request = new Request(`http://localhost:3000/${VERSION}${path}?${query}`, {
    headers: { authorization: "Bearer key" },
  });
  const response = await route(request, {
    params: Promise.resolve({ version: VERSION, ...params }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** What a list of something unknown answers stands before what it was asked for. */
const isOfUnknown = ({ path }: Contract) => path.includes("{") && !path.startsWith(REQUEST_PATH);

const keysOf = ({ query }: Contract) => Object.keys(query?.shape ?? {});

/** The query keys of a contract that take a value and refuse another. */
function keysThat(contract: Contract, takes: unknown, refuses: unknown): string[] {
  return keysOf(contract).filter((key) => {
    const schema = contract.query?.shape[key];
    const isTaken = (value: unknown) => schema?.safeParse(value).success === true;
    return isTaken(takes) && !isTaken(refuses);
  });
}

describe("every list", () => {
  it("is part of this", () => {
    const paths = lists.map(pathOf);
    for (const path of ["/sources", "/connections", "/requests", "/events", "/attempts"]) {
      expect(paths).toContain(path);
    }
    expect(paths).toContain("/requests/{id}/ignored_events");
  });

  it.each(lists.map((list) => [pathOf(list), list] as const))(
    "%s refuses limits, cursors and orders that make no sense",
    async (_, list) => {
      for (const [query, message] of [
        ["limit=-1", "limit must be greater than or equal to 0"],
        ["limit=256", "limit must be less than or equal to 255"],
        ["limit=1000000000", "limit must be less than or equal to 255"],
        ["limit=1e9", "limit must be an integer"],
        ["limit=abc", "limit must be a number"],
        ["next=%00", "next must be well-formed text without null characters"],
        [`next=${LONG}`, "next length must be less than or equal to 255 characters long"],
        ["dir=up", "dir must be one of [asc, desc, ASC, DESC]"],
      ]) {
        const { status, body } = await call(list, query ?? "");
        expect([query, status, body.data]).toEqual([query, 422, [message]]);
      }
      const { status, body } = await call(list, "order_by=id;drop%20table%20event");
      expect(status).toBe(422);
      expect(body.data[0]).toMatch(/^order_by must be one of \[/);
      if (isOfUnknown(list)) return;
      for (const query of ["next=garbage", "prev=%27--", "next=src_00000000000000000000"]) {
        const refused = await call(list, query);
        expect([query, refused.status]).toEqual([query, 422]);
        expect(refused.body.data).toEqual([`${query.slice(0, 4)} must be a cursor of this list`]);
      }
      const both = await call(list, "next=a&prev=b");
      expect([both.status, (await call(list, "limit=0")).body.count]).toEqual([422, 0]);
    },
  );

  it.each(lists.map((list) => [pathOf(list), list] as const))(
    "%s refuses dates that are none, and finds nothing between ends that are the wrong way round",
    async (_, list) => {
      for (const key of keysThat(list, "2026-11-23", "abc")) {
        for (const operator of ["", "[gte]", "[lt]"]) {
          for (const date of [
            "Invalid Date",
            "-infinity",
            "now",
            "%2B300000-01-01T00:00:00Z",
            "300000-01-01",
            "2026-02-30T00:00:00Z;",
          ]) {
            const { status } = await call(list, `${key}${operator}=${date}`);
            expect([key, operator, date, status]).toEqual([key, operator, date, 422]);
          }
        }
        if (isOfUnknown(list)) continue;
        const { status, body } = await call(list, `${key}[gte]=9999-12-31&${key}[lte]=0000-01-01`);
        expect([key, status, body.count]).toEqual([key, 200, 0]);
        const unknown = await call(list, `${key}[foo]=2026-11-23`);
        expect([unknown.status, unknown.body.data]).toEqual([422, [`${key}.foo is not allowed`]]);
      }
    },
  );

  it.each(lists.map((list) => [pathOf(list), list] as const))(
    "%s answers whatever is put into any of its fields",
    async (_, list) => {
      const nasty = [
        "",
        "null",
        "1 OR 1=1",
        "' or ''='",
        "%",
        "_",
        "\\",
        "(a+)+$",
        "a\0b",
        LONG,
        "99999999999999999999",
        "NaN",
        "[",
        '{"a":"\\u0000","\\ud800":[null,1e999]}',
        "[".repeat(5_000),
      ].map(encodeURIComponent);
      for (const key of keysOf(list)) {
        const queries = nasty.flatMap((text) => [`${key}=${text}`, `${key}[]=${text}&${key}[]=1`]);
        queries.push(
          `${key}[%24gt]=`,
          `${key}[__proto__]=1`,
          `${key}[any]=true`,
          `${key}[all]=true`,
          `${key}[contains]=%25`,
          `${key}[a][b][c]=1`,
          `${key}=%ff`,
        );
        for (const query of queries) {
          const { status } = await call(list, query);
          const isAnswered = [200, 422, ...(isOfUnknown(list) ? [404] : [])].includes(status);
          expect([query.slice(0, 200), isAnswered && status]).toEqual([
            query.slice(0, 200),
            status,
          ]);
        }
      }
    },
  );

  it.each(lists.map((list) => [pathOf(list), list] as const))(
    "%s takes several ids in every spelling, and names the keys that it does not know",
    async (_, list) => {
      if (isOfUnknown(list)) return;
      if (keysOf(list).includes("id")) {
        for (const query of ["id=a&id=b", "id[]=a&id[]=b", "id[0]=a&id[1]=b", "id=a"]) {
          const { status, body } = await call(list, query);
          expect([query, status, body.count]).toEqual([query, 200, 0]);
        }
      }
      const { status, headers } = await call(list, "foo=1&bar[a]=2&limit=1");
      expect([status, headers.get("x-ignored-query-keys")]).toEqual([200, "foo, bar"]);
    },
  );
});

describe("GET /events", () => {
  it("shows nothing of another project by its cursor or id", async () => {
    const own = (await call(listEventsContract, "")).body.models;
    expect(own).toHaveLength(1);
    for (const dir of ["asc", "desc"]) {
      const { status, body } = await call(listEventsContract, `next=${foreignEvent}&dir=${dir}`);
      expect(status).toBe(200);
      expect(own).toEqual(expect.arrayContaining(body.models));
    }
    expect((await call(listEventsContract, `id=${foreignEvent}`)).body.count).toBe(0);
  });

  it.each([
    ["search_term=ab", "search_term length must be at least 3 characters long"],
    [
      `search_term=${LONG}`,
      "search_term length must be less than or equal to 1000 characters long",
    ],
    ["search_term=a%00bc", "search_term must be well-formed text without null characters"],
    ["body={a", "body must be valid JSON"],
    ["headers=%5B%5D", "headers must be of type object"],
    ["parsed_query=1", "parsed_query must be of type object"],
    [`body=${"[".repeat(40)}${"]".repeat(40)}`, "body must not be nested that deep"],
    ["path=", "path is not allowed to be empty"],
    ["progressive=maybe", "progressive must be one of [true, false]"],
    ["include=everything", "include must be one of [data]"],
    ["issue_id[foo]=1", "issue_id must be a string"],
  ])("answers ?%s by naming the field", async (query, message) => {
    const { status, body } = await call(listEventsContract, query);
    expect([status, body.data]).toEqual([422, [message]]);
  });

  it.each(["body[a]=1", "body=%7B%22a%22:1%7D", "search_term=%22a%22&progressive=true"])(
    "finds by ?%s",
    async (query) => {
      const { status, body } = await call(listEventsContract, query);
      expect([status, body.count, body.search.is_complete]).toEqual([200, 1, true]);
    },
  );
});
