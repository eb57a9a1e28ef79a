import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdApiKey } from "#lib/schemas/api-key.ts";
import { organizationModel } from "#lib/schemas/organization.ts";
import { project } from "#lib/schemas/project.ts";
import { createHttpApi } from "#lib/testing/http-api.ts";

let api: Awaited<ReturnType<typeof createHttpApi>>;
let projectKey: string;
let organizationKey: string;
let foreignId: string;

beforeAll(async () => {
  api = await createHttpApi();
  projectKey = (await api.addKey()).key;
  organizationKey = (await api.addKey("organization")).key;
  foreignId = (await api.addProject({ isForeign: true })).id;
});
afterAll(() => api.close());

const KEYS = "/organizations/current/api-keys";
const team = (id: string) => ({ "x-hookdeck-team-id": id });
const call = (method: string, path: string, body?: unknown, key = organizationKey) =>
  api.call(method, path, { key, body });

describe("keys of an organization", () => {
  it("begin with hd_org_ and work on every project that a header names", async () => {
    expect(organizationKey).toMatch(/^hd_org_/);
    const { id } = (await call("POST", "/projects", { name: "Second" })).body;
    for (const projectId of [id, api.project.id]) {
      const options = { key: organizationKey, headers: team(projectId), body: { name: "s1" } };
      expect((await api.call("POST", "/sources", options)).body.team_id).toBe(projectId);
    }
    expect((await call("GET", "/sources")).status).toBe(400);
    for (const unknown of [foreignId, "tm_unknown"]) {
      const answer = await api.call("GET", "/sources", {
        key: organizationKey,
        headers: team(unknown),
      });
      expect([answer.status, answer.body.message, answer.body.data]).toEqual([
        404,
        "Not Found",
        { id: unknown },
      ]);
    }
  });

  it("need no header where the path says which project", async () => {
    const path = `/projects/${api.project.id}/custom_domains`;
    expect(await call("GET", path)).toEqual({ status: 200, body: [] });
    expect((await call("GET", `/projects/${foreignId}/custom_domains`)).status).toBe(404);
  });

  it("may be limited to projects, and gain those that they create", async () => {
    const { id: other } = (await call("POST", "/projects", {})).body;
    const { key } = await api.addKey("organization", { grants: { [api.project.id]: {} } });
    const mine = await call("GET", "/projects", undefined, key);
    expect(mine.body.map(({ id }: { id: string }) => id)).toEqual([api.project.id]);
    const refused = await api.call("GET", "/sources", { key, headers: team(other) });
    expect([refused.status, refused.body.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
    expect((await call("GET", `/projects/${other}`, undefined, key)).status).toBe(404);
    const { id: own } = (await call("POST", "/projects", { name: "Own" }, key)).body;
    expect((await api.call("GET", "/sources", { key, headers: team(own) })).status).toBe(200);
  });

  it("give away no more than they have, and make no keys like themselves", async () => {
    const scopes = ["api-keys.write", "projects.read", "gateway.events.read"];
    const { key } = await api.addKey("organization", { scopes });
    const input = { label: "x", type: "project", team_id: api.project.id };
    const equal = await call("POST", KEYS, { ...input, scopes: ["gateway.events.read"] }, key);
    expect(equal.status).toBe(200);
    for (const more of [
      { ...input, scopes: ["gateway.events.write"] },
      { ...input, scopes: ["*"] },
      { ...input, grants: { src_1: { scopes: ["gateway.sources.read"] } }, scopes: [] },
      input,
    ]) {
      const { status, body } = await call("POST", KEYS, more, key);
      expect([status, body.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
    }
    const widened = await call("PUT", `${KEYS}/${equal.body.id}`, { scopes: ["*"] }, key);
    expect(widened.body.code).toBe("INSUFFICIENT_SCOPE");
    const like = await call("POST", KEYS, { label: "x", type: "organization", scopes: [] }, key);
    expect([like.status, like.body.code]).toEqual([403, "FORBIDDEN"]);
    const another = await api.addKey("organization");
    expect((await call("DELETE", `${KEYS}/${another.id}`)).status).toBe(403);
  });
});

describe("keys of a project", () => {
  it("see their project and nothing else of the platform", async () => {
    const listed = await call("GET", "/projects", undefined, projectKey);
    expect(listed.body.map(({ id }: { id: string }) => id)).toEqual([api.project.id]);
    expect((await call("GET", `/projects/${api.project.id}`, undefined, projectKey)).status).toBe(
      200,
    );
    expect((await call("GET", `/projects/${foreignId}`, undefined, projectKey)).status).toBe(404);
    for (const [method, path] of [
      ["GET", "/organizations/current"],
      ["GET", KEYS],
      ["POST", "/projects"],
      ["DELETE", `/projects/${api.project.id}`],
    ] as const) {
      const body = method === "POST" ? {} : undefined;
      expect((await call(method, path, body, projectKey)).status).toBe(401);
    }
  });

  it("do what their scopes cover, in all of the project or for single resources", async () => {
    const options = { key: projectKey, body: { name: "scoped" } };
    const { id } = (await api.call("POST", "/sources", options)).body;
    const reader = await api.addKey("project", { scopes: ["gateway.sources.read"] });
    const writer = await api.addKey("project", {
      scopes: [],
      grants: { [id]: { scopes: ["gateway.sources.write"] } },
    });
    const status = async (key: string, method: string, path: string) =>
      (await call(method, path, method === "PUT" ? {} : undefined, key)).status;
    expect(await status(reader.key, "GET", "/sources")).toBe(200);
    expect(await status(reader.key, "PUT", `/sources/${id}`)).toBe(403);
    expect(await status(reader.key, "GET", "/events")).toBe(403);
    expect(await status(writer.key, "PUT", `/sources/${id}`)).toBe(200);
    expect(await status(writer.key, "GET", "/sources")).toBe(403);
  });
});

describe("API keys over the API", () => {
  const input = { label: "CI", type: "project", team_id: "" };

  it("are made, listed without their secret, changed and revoked", async () => {
    const created = (await call("POST", KEYS, { ...input, team_id: api.project.id })).body;
    expect(createdApiKey.strict().parse(created)).toEqual(created);
    const listed = (await call("GET", KEYS)).body.find(
      ({ id }: { id: string }) => id === created.id,
    );
    const { key, ...rest } = created;
    expect({ ...listed, last_used_at: null }).toEqual(rest);
    expect((await call("GET", "/sources", undefined, key)).status).toBe(200);
    await call("PUT", `${KEYS}/${created.id}`, { scopes: ["gateway.events.read"] });
    expect((await call("GET", "/sources", undefined, key)).status).toBe(403);
    expect((await call("DELETE", `${KEYS}/${created.id}`)).body).toEqual({ id: created.id });
    expect((await call("GET", "/events", undefined, key)).status).toBe(401);
    expect((await call("DELETE", `${KEYS}/${created.id}`)).status).toBe(404);
  });

  it("are replaced at once or after a while", async () => {
    const works = async (key: string) =>
      (await call("GET", "/sources", undefined, key)).status === 200;
    const first = await api.addKey("project", { scopes: ["gateway.sources.read"] });
    const second = (await call("POST", `${KEYS}/${first.id}/roll`, { delay_sec: 3_600 })).body;
    expect(second).toMatchObject({ label: first.label, scopes: first.scopes, expires_at: null });
    expect([await works(first.key), await works(second.key)]).toEqual([true, true]);
    const old = (await call("GET", KEYS)).body.find(({ id }: { id: string }) => id === first.id);
    const leftMs = Date.parse(old.expires_at) - Date.now();
    expect(leftMs).toBeGreaterThan(3_000_000);
    expect(leftMs).toBeLessThanOrEqual(3_600_000);
    const third = (await call("POST", `${KEYS}/${second.id}/roll`, { delay_sec: 0 })).body;
    expect([await works(second.key), await works(third.key)]).toEqual([false, true]);
    const odd = await call("POST", `${KEYS}/${third.id}/roll`, { delay_sec: 60 });
    expect(odd.status).toBe(422);
  });

  it("end when they are made to", async () => {
    const expires_at = new Date(Date.now() + 60_000).toISOString();
    const created = (await call("POST", KEYS, { ...input, team_id: api.project.id, expires_at }))
      .body;
    expect(created.expires_at).toBe(expires_at);
  });
});

describe("organizations and projects over the API", () => {
  it("tells and renames the organization", async () => {
    const { body } = await call("GET", "/organizations/current");
    expect(organizationModel.strict().parse(body)).toEqual(body);
    const renamed = await call("PUT", "/organizations/current", { name: "Acme" });
    expect(renamed.body).toMatchObject({ id: body.id, name: "Acme" });
    const long = await call("PUT", "/organizations/current", { name: "x".repeat(51) });
    expect(long.status).toBe(422);
  });

  it("creates, changes and tells projects in full", async () => {
    const created = (await call("POST", "/projects", { name: "Shop", private: true })).body;
    expect(project.strict().parse(created)).toEqual(created);
    expect(created).toMatchObject({ name: "Shop", private: true, notification_methods: ["email"] });
    const { id } = created;
    const changes = {
      name: "Shop 2",
      headers_prefix: "x-shop",
      notification_methods: ["webhook"],
      webhook_topics: ["issue.opened"],
      private: false,
    };
    expect((await call("PUT", `/projects/${id}`, changes)).body).toMatchObject(changes);
    const source = await api.call("POST", "/sources", {
      key: organizationKey,
      headers: team(id),
      body: { name: "notices" },
    });
    const set = await call("PUT", `/projects/${id}`, { webhook_source_id: source.body.id });
    expect(set.body).toMatchObject({ ...changes, webhook_source_id: source.body.id });
    const foreign = await call("PUT", `/projects/${api.project.id}`, {
      webhook_source_id: source.body.id,
    });
    expect(foreign.status).toBe(422);
    const survey = { context: { use: "dev", size: "6-25" } };
    expect((await call("PUT", `/projects/${id}`, survey)).status).toBe(200);
    const row = await api.ctx.db.prisma.project.findUniqueOrThrow({ where: { id } });
    expect(row.context).toEqual(survey.context);
    for (const wrong of [
      { name: "x".repeat(41) },
      { headers_prefix: "a b" },
      { type: "outpost" },
    ]) {
      expect((await call("PUT", `/projects/${id}`, wrong)).status).toBe(422);
    }
  });

  it("deletes a project: its keys and its URLs stop at once", async () => {
    const { id } = (await call("POST", "/projects", { name: "Short" })).body;
    const created = await call("POST", KEYS, { label: "k", type: "project", team_id: id });
    const { key } = created.body;
    const source = (await api.call("POST", "/sources", { key, body: { name: "s" } })).body;
    expect((await call("DELETE", `/projects/${id}`)).body).toEqual({ id });
    expect((await call("GET", "/sources", undefined, key)).status).toBe(401);
    expect((await call("GET", `/projects/${id}`)).status).toBe(404);
    expect((await call("DELETE", `/projects/${id}`)).status).toBe(404);
    const row = await api.ctx.db.prisma.source.findUniqueOrThrow({ where: { id: source.id } });
    expect(row.deletedAt).not.toBeNull();
  });

  it("calls projects teams up to 2025-07-01", async () => {
    const answer = await api.call("GET", "/teams", { key: projectKey, version: "2025-07-01" });
    expect(answer.body).toMatchObject([
      { id: api.project.id, mode: "inbound", name: "My project" },
    ]);
    for (const [version, path] of [
      ["2025-07-01", "/projects"],
      ["2025-07-01", "/organizations/current"],
      ["2026-09-01", "/teams"],
    ] as const) {
      expect((await api.call("GET", path, { key: organizationKey, version })).status).toBe(404);
    }
  });
});
