import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import * as disable from "./[id]/disable/route.ts";
import * as enable from "./[id]/enable/route.ts";
import * as one from "./[id]/route.ts";
import * as all from "./route.ts";

let api: TestRoutes;
let names = 0;
const newName = () => `trigger ${++names}`;
const everything = { strategy: "first_attempt", connections: "*" };

beforeAll(async () => {
  api = await createTestRoutes();
});
afterAll(() => api.close());

async function create(body: object = {}) {
  const answer = await api.call(all.POST, { body: { type: "delivery", channels: {}, ...body } });
  expect(answer.status).toBe(200);
  return answer.body;
}

describe("a new project", () => {
  it("has a trigger of each type that watches everything and mails to every member", async () => {
    const { body } = await api.call(all.GET, { query: "?order_by=type&dir=asc" });
    const shown = body.models.map(({ type, name, configs, channels }: never) => {
      return { type, name, configs, channels };
    });
    const rest = { name: null, channels: { email: { member_emails: null } } };
    expect(shown).toEqual([
      { ...rest, type: "backpressure", configs: { delay: 3_600_000, destinations: "*" } },
      { ...rest, type: "delivery", configs: everything },
      { ...rest, type: "request", configs: { rejection_causes: "*", sources: "*" } },
      {
        ...rest,
        type: "transformation",
        configs: { log_level: "error", transformations: "*" },
      },
    ]);
  });
});

describe("POST /issue-triggers", () => {
  it("stores what it was given", async () => {
    const given = {
      name: newName(),
      type: "request",
      configs: {
        rejection_causes: "*",
        excluded_rejection_causes: ["NO_CONNECTION"],
        sources: "a*",
      },
      channels: { slack: { channel_name: "#alerts" }, pagerduty: {} },
    };
    const created = await create(given);
    expect(created).toMatchObject({ ...given, team_id: api.project.id, disabled_at: null });
    expect(created.id).toMatch(/^it_/);
    const { body } = await api.call(one.GET, { params: { id: created.id } });
    expect(body).toEqual(created);
  });

  it("watches everything when it is not told what", async () => {
    expect((await create()).configs).toEqual(everything);
  });

  it("takes channels that are null or empty: it tells nobody", async () => {
    expect((await create({ channels: null })).channels).toBeNull();
    expect((await create({ channels: {} })).channels).toEqual({});
  });

  it("takes ids of the project's own things, and of no other project's", async () => {
    const { prisma } = api.ctx.db;
    const { id } = await prisma.connection.findFirstOrThrow();
    const created = await create({ configs: { ...everything, connections: [id] } });
    expect(created.configs.connections).toEqual([id]);
    const body = { type: "delivery", channels: {}, configs: created.configs };
    expect((await api.call(all.POST, { key: "foreign", body })).status).toBe(422);
  });

  it("follows the address of a member, and forgets who leaves", async () => {
    const id = await api.addUser("Ada@Example.com".toLowerCase(), "member");
    await api.addUser("bob@example.com", "member");
    const emails = ["ada@example.com", "bob@example.com"];
    const { id: triggerId } = await create({ channels: { email: { member_emails: emails } } });
    const shown = async () =>
      (await api.call(one.GET, { params: { id: triggerId } })).body.channels.email.member_emails;
    expect(await shown()).toEqual(emails);
    const { prisma } = api.ctx.db;
    await prisma.user.update({ where: { id }, data: { email: "countess@example.com" } });
    expect(await shown()).toEqual(["countess@example.com", "bob@example.com"]);
    await prisma.member.deleteMany({ where: { userId: id } });
    expect(await shown()).toEqual(["bob@example.com"]);
  });

  it("keeps a webhook's URL from those who may not see secrets, and from the database", async () => {
    const discord = {
      channel_name: "a",
      channel_id: "1",
      webhook_url: "https://example.com/s3cret",
    };
    const { id, channels } = await create({ channels: { discord } });
    expect(channels.discord).toEqual(discord);
    const { body } = await api.call(one.GET, { key: "viewer", params: { id } });
    expect(body.channels.discord).toEqual({ channel_name: "a", channel_id: "1" });
    const row = await api.ctx.db.prisma.issueTrigger.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row.channels)).not.toContain("s3cret");
  });

  it("refuses a name that is taken, in its own project only", async () => {
    const { id, name } = await create({ name: newName() });
    const body = { type: "delivery", channels: {}, name };
    expect(await api.call(all.POST, { body })).toMatchObject({
      status: 409,
      body: {
        code: "RESOURCE_ALREADY_EXISTS",
        status: 409,
        message: "Resource already exists",
        data: { id, resource_type: "issue_trigger" },
      },
    });
    expect((await api.call(all.POST, { key: "foreign", body })).status).toBe(200);
  });

  it("lets one of many callers at once have the name", async () => {
    const body = { type: "delivery", channels: {}, name: newName() };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.call(all.POST, { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });
});

describe("PUT /issue-triggers", () => {
  it("creates by name, then changes what it is told and keeps the rest", async () => {
    const name = newName();
    const configs = { ...everything, strategy: "final_attempt" };
    const put = (body: object) =>
      api.call(all.PUT, { body: { name, type: "delivery", channels: {}, ...body } });
    const created = (await put({ configs })).body;
    const changed = (await put({ channels: { opsgenie: {} } })).body;
    expect(changed).toMatchObject({ id: created.id, configs, channels: { opsgenie: {} } });
  });

  it("needs a name, and does not change a type", async () => {
    const body = { type: "delivery", channels: {} };
    expect((await api.call(all.PUT, { body })).body.data).toEqual(["name is required"]);
    const { name } = await create({ name: newName() });
    const other = { type: "request", channels: {}, name };
    expect((await api.call(all.PUT, { body: other })).body.data).toEqual([
      "type must be one of [delivery]",
    ]);
  });
});

describe("PUT /issue-triggers/{id}", () => {
  const put = (id: string, body: object) => api.call(one.PUT, { params: { id }, body });

  it("changes what is named and keeps the rest", async () => {
    const created = await create({ name: newName(), channels: { opsgenie: {} } });
    const disabledAt = "2026-11-20T08:00:00.000Z";
    const { body } = await put(created.id, { disabled_at: disabledAt });
    expect(body).toMatchObject({
      ...created,
      disabled_at: disabledAt,
      updated_at: body.updated_at,
    });
    expect((await put(created.id, { disabled_at: null, name: null })).body).toMatchObject({
      disabled_at: null,
      name: null,
      channels: { opsgenie: {} },
    });
  });

  it("holds configs against the type that the trigger has", async () => {
    const { id } = await create();
    const refused = await put(id, { configs: { delay: 60_000, destinations: "*" } });
    expect(refused.body.data).toContain("configs.strategy is required");
    expect((await put(id, { type: "request" })).body.data).toEqual(["type is not allowed"]);
  });

  it("refuses another trigger's name, and takes its own again", async () => {
    const [a, b] = [await create({ name: newName() }), await create({ name: newName() })];
    expect((await put(a.id, { name: b.name })).status).toBe(409);
    expect((await put(a.id, { name: a.name })).status).toBe(200);
  });
});

describe("DELETE /issue-triggers/{id}", () => {
  it("takes the trigger's issues with it, no others, and frees the name", async () => {
    const name = newName();
    const { id } = await create({ name });
    const { pool, prisma } = api.ctx.db;
    const issue = (statuses: number[], issueTriggerId: string | null) =>
      insertIssue(
        pool,
        {
          projectId: api.project.id,
          type: "delivery",
          aggregation_keys: { webhook_id: ["web_1"], response_status: statuses, error_code: [] },
          reference: { event_id: "evt_1", attempt_id: "atm_1" },
        },
        0,
        { issue_trigger_id: issueTriggerId },
      );
    await issue([500], id);
    const other = await issue([501], null);
    expect(await api.call(one.DELETE, { params: { id } })).toMatchObject({
      status: 200,
      body: { id },
    });
    expect(await prisma.issue.findMany({ select: { id: true } })).toEqual([{ id: other }]);
    expect((await api.call(one.GET, { params: { id } })).status).toBe(404);
    expect((await api.call(one.DELETE, { params: { id } })).status).toBe(404);
    expect((await create({ name })).id).not.toBe(id);
  });
});

describe("disable and enable", () => {
  it("say when, once, and take it back", async () => {
    const { id } = await create();
    const params = { id };
    const first = (await api.call(disable.PUT, { params })).body;
    expect(first.disabled_at).toEqual(expect.any(String));
    expect((await api.call(disable.PUT, { params })).body).toEqual(first);
    expect((await api.call(enable.PUT, { params })).body.disabled_at).toBeNull();
  });
});

describe("GET /issue-triggers", () => {
  const ids = async (query: string) =>
    (await api.call(all.GET, { query })).body.models.map(({ id }: { id: string }) => id);

  it("finds by name, type and whether it is disabled", async () => {
    const { id, name } = await create({ name: newName(), type: "request" });
    expect(await ids(`?name=${encodeURIComponent(name)}`)).toEqual([id]);
    expect(await ids("?type[]=request&type[]=backpressure&limit=255")).toContain(id);
    expect(await ids("?type=backpressure&limit=255")).not.toContain(id);
    expect(await ids("?disabled_at[any]=true")).not.toContain(id);
    await api.call(disable.PUT, { params: { id } });
    expect(await ids("?disabled_at[any]=true")).toContain(id);
    expect(await ids("?limit=255")).toContain(id);
  });

  it("pages both ways by two columns", async () => {
    const order = "order_by[]=type&order_by[]=created_at&dir[]=asc&dir[]=desc";
    const whole = await ids(`?${order}&limit=255`);
    const seen: string[] = [];
    let query = `?${order}&limit=3`;
    for (;;) {
      const { body } = await api.call(all.GET, { query });
      seen.push(...body.models.map(({ id }: { id: string }) => id));
      if (!body.pagination.next) {
        const back = await api.call(all.GET, {
          query: `?${order}&limit=3&prev=${body.pagination.prev}`,
        });
        const at = whole.indexOf(body.models[0].id);
        expect(back.body.models.map(({ id }: { id: string }) => id)).toEqual(
          whole.slice(at - 3, at),
        );
        break;
      }
      query = `?${order}&limit=3&next=${body.pagination.next}`;
    }
    expect(seen).toEqual(whole);
  });

  it.each([
    ["limit=-1", "limit must be greater than or equal to 0"],
    ["order_by=name", "order_by must be one of [created_at, type]"],
    ["next=it_x", "next must be a cursor of this list"],
    ["type=x", "type must be one of [delivery, transformation, backpressure, request]"],
    ["disabled_at=yesterday", "disabled_at must be an ISO date"],
  ])("refuses %s", async (query, fault) => {
    const answer = await api.call(all.GET, { query: `?${query}` });
    expect([answer.status, answer.body.data]).toEqual([422, [fault]]);
  });
});

describe("authorization", () => {
  it("shows a project's triggers to its own keys only", async () => {
    const { id } = await create();
    const notFound = { code: "NOT_FOUND", status: 404, message: "Not Found", data: { id } };
    for (const route of [one.GET, one.PUT, one.DELETE, disable.PUT, enable.PUT]) {
      const body = route === one.PUT ? {} : undefined;
      const answer = await api.call(route, { key: "foreign", params: { id }, body });
      expect(answer).toMatchObject({ status: 404, body: notFound });
    }
    const { body } = await api.call(all.GET, { key: "foreign", query: "?limit=255" });
    expect(body.models.map((model: { id: string }) => model.id)).not.toContain(id);
  });

  it("lets a viewer look and no more", async () => {
    const { id } = await create();
    const key = "viewer";
    expect((await api.call(all.GET, { key })).status).toBe(200);
    const writes = [all.POST, all.PUT, one.PUT, one.DELETE, disable.PUT, enable.PUT];
    for (const route of writes) {
      const answer = await api.call(route, { key, params: { id }, body: {} });
      expect([answer.status, answer.body.code]).toEqual([403, "FORBIDDEN"]);
    }
  });

  it("answers callers of 2025-07-01 without who is mailed", async () => {
    const body = { type: "delivery", channels: { email: {} }, name: newName() };
    const created = await api.call(all.POST, { body, version: "2025-07-01" });
    expect(created.body.channels).toEqual({ email: {} });
    const stored = await api.call(one.GET, { params: { id: created.body.id } });
    expect(stored.body.channels).toEqual({ email: { member_emails: null } });
  });
});
