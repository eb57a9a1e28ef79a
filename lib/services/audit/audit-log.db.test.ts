import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditedAction } from "#lib/domain/audit/audited-action.ts";
import { type AuditLogQuery, auditExportQuery, auditLogQuery } from "#lib/schemas/audit-entry.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { pauseConnection } from "../connections/pause-connection.ts";
import type { Caller } from "../context.ts";
import { forgetAudit } from "../maintenance/forget-audit.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { createSession } from "../sessions/create-session.ts";
import { createSource } from "../sources/create-source.ts";
import { updateSource } from "../sources/update-source.ts";
import { type AuditedCall, auditedCall } from "./audited-call.ts";
import { exportAuditLog } from "./export-audit-log.ts";
import { listAuditEntries } from "./list-audit-entries.ts";
import { recordAudit } from "./record-audit.ts";

let api: TestApi;
let userId: string;

beforeAll(async () => {
  api = await createTestApi();
  userId = await api.addUser("ada@example.com", "admin");
});
afterAll(() => api.close());

async function list(query: object = {}, caller: Partial<Caller> = {}) {
  const parsed: AuditLogQuery = auditLogQuery.parse(query);
  const ctx = { ...api.ctx, caller: testCaller(api.project, caller) };
  return (await listAuditEntries(ctx, parsed)).models;
}

function callOf(name: string, id: string | null, input: object = {}): AuditedCall {
  const action = auditedAction(name);
  const { organizationId, id: projectId } = api.project;
  return {
    action,
    place: {
      table: action.table,
      key: id === null ? null : { column: "id", value: id },
      organizationId,
      projectId,
    },
    projectId,
    actor: { type: "person", id: userId },
    ipAddress: "203.0.113.7",
    input: { ...input },
  };
}

function doing<T>(name: string, id: string | null, work: () => Promise<T>, input?: object) {
  api.advance(1);
  return auditedCall(api.ctx, callOf(name, id, input), work);
}

describe("auditedCall", () => {
  it("tells who made what, by the row that the transaction wrote", async () => {
    const source = await doing("createSource", null, () => createSource(api.ctx, { name: "a" }));
    const [entry] = await list({ resource_id: source.id });
    expect(entry).toMatchObject({
      action: "source.create",
      actor: { type: "person", id: userId, name: "ada@example.com" },
      resource: { type: "source", id: source.id, name: "a" },
      before: null,
      after: { name: "a", type: "WEBHOOK" },
      team_id: api.project.id,
      ip_address: "203.0.113.7",
    });
  });

  it("tells what was changed, before and after", async () => {
    const { id } = await createSource(api.ctx, { name: "b" });
    await doing("updateSource", id, () => updateSource(api.ctx, { id, description: "new" }));
    const [entry] = await list({ resource_id: id });
    expect(entry).toMatchObject({ before: { description: null }, after: { description: "new" } });
  });

  it("tells of a statement of its own as of a transaction", async () => {
    const { connection } = await seedConnection("single");
    await doing("pauseConnection", connection, () => pauseConnection(api.ctx, { id: connection }));
    const [entry] = await list({ resource_id: connection });
    expect(entry?.before).toEqual({ paused_at: null });
    const sql = "UPDATE connection SET description = 'x' WHERE id = $1";
    await doing("updateConnection", connection, () => api.ctx.db.pool.query(sql, [connection]));
    expect((await list({ resource_id: connection }))[0]?.after).toEqual({ description: "x" });
  });

  it("commits with the change: neither stays when one of them fails", async () => {
    const { id } = await createSource(api.ctx, { name: "c" });
    const failing = doing("updateSource", id, () =>
      runInTransaction(api.ctx.db.pool, async (client) => {
        await client.query("UPDATE source SET description = 'lost' WHERE id = $1", [id]);
        throw new Error("no");
      }),
    );
    await expect(failing).rejects.toThrow("no");
    expect(await list({ resource_id: id })).toEqual([]);
    const bad = { ...callOf("updateSource", id), ipAddress: "\0" };
    const work = () => updateSource(api.ctx, { id, description: "lost" });
    await expect(auditedCall(api.ctx, bad, work)).rejects.toThrow();
    const source = await api.ctx.db.prisma.source.findUnique({ where: { id } });
    expect(source?.description).toBeNull();
  });

  it("writes one entry for work of several transactions, and for work that changes nothing here", async () => {
    const { id } = await createSource(api.ctx, { name: "d" });
    await doing("updateSource", id, async () => {
      await updateSource(api.ctx, { id, description: "1" });
      await updateSource(api.ctx, { id, description: "2" });
    });
    expect(await list({ resource_id: id })).toHaveLength(1);
    await doing("sendTestEvent", id, async () => "sent", { kind: "signed", secret: "canary" });
    const [entry] = await list({ resource_id: id });
    expect(entry).toMatchObject({ before: null, after: { kind: "signed", secret: "[masked]" } });
  });

  it("leaves what others do at the same time alone", async () => {
    const { id } = await createSource(api.ctx, { name: "e" });
    await Promise.all([
      doing("updateSource", id, () => updateSource(api.ctx, { id, description: "1" })),
      createSource(api.ctx, { name: "f" }),
    ]);
    expect(await list({ resource_id: id })).toHaveLength(1);
  });
});

async function seedConnection(name: string) {
  const { prisma } = api.ctx.db;
  const source = await createSource(api.ctx, { name: `${name}-source` });
  const destination = await prisma.destination.create({
    data: { id: `des_${name}`, projectId: api.project.id, name, config: {} },
  });
  const { id } = await prisma.connection.create({
    data: {
      id: `web_${name}`,
      projectId: api.project.id,
      sourceId: source.id,
      destinationId: destination.id,
    },
  });
  return { connection: id };
}

describe("listAuditEntries", () => {
  const atMs = Date.parse("2026-01-01T00:00:00Z");
  const add = (changes: object, at = atMs) =>
    recordAudit(
      api.ctx.db.pool,
      {
        organizationId: api.project.organizationId,
        projectId: api.project.id,
        actor: { type: "system", name: "Retention" },
        action: "request.purge",
        resourceType: "request",
        resourceId: null,
        resourceName: "week 52",
        ipAddress: null,
        ...{ before: null, after: null },
        ...changes,
      },
      new Date(at),
    );

  it("finds by words of whoever did it, what was done and to what, however they are written", async () => {
    await add({});
    for (const search of ["retention", "Week 5", "purge request", "request.purge"]) {
      expect([search, (await list({ search })).length]).toEqual([search, 1]);
    }
    for (const search of ["nothing", "week 53", "'", "zebra:b & | ! ( \\ '"]) {
      expect([search, await list({ search })]).toEqual([search, []]);
    }
    expect((await list({ search: "ada@exam" })).length).toBeGreaterThan(2);
  });

  it("filters by who, what and when", async () => {
    await add({ action: "audit.purge", resourceType: "audit" }, atMs + 1_000);
    expect(await list({ actor_type: "system", action: "audit.purge" })).toHaveLength(1);
    expect(await list({ action: ["audit", "request"] })).toHaveLength(2);
    expect(await list({ actor_id: userId, action: "request" })).toEqual([]);
    expect(await list({ created_at: { lte: "2026-01-01T00:00:00Z" } })).toHaveLength(1);
  });

  it("shows nothing of another organization, and a key of a project nothing of another project", async () => {
    await add({
      organizationId: api.foreign.actor.organizationId,
      projectId: api.foreign.projectId,
    });
    await add({ projectId: null, action: "member.remove", resourceType: "member" });
    await add({ projectId: "tm_other" });
    const all = await list({ limit: 255 });
    expect(new Set(all.map((entry) => entry.organization_id))).toEqual(
      new Set([api.project.organizationId]),
    );
    const own = { kind: "api_key", keyKind: "project" } as const;
    const ofProject = await list({ limit: 255 }, own);
    expect(new Set(ofProject.map((entry) => entry.team_id))).toEqual(new Set([api.project.id]));
    const granted = { kind: "api_key", keyKind: "organization", grants: { tm_other: {} } } as const;
    expect((await list({}, granted)).map((entry) => entry.team_id)).toEqual(["tm_other"]);
    expect(await list({ team_id: "tm_other" }, own)).toEqual([]);
  });

  it("pages by keyset, both ways", async () => {
    const ctx = { ...api.ctx, caller: testCaller(api.project) };
    const page = (query: object) => listAuditEntries(ctx, auditLogQuery.parse(query));
    const first = await page({ limit: 2 });
    const second = await page({ limit: 2, next: first.pagination.next });
    const back = await page({ limit: 2, prev: second.pagination.prev });
    expect(back.models).toEqual(first.models);
    await expect(page({ next: "aud_x" })).rejects.toMatchObject({ code: "VALIDATION" });
  });

  it("is kept as long as the organization wants, and says what retention took", async () => {
    const now = new Date("2027-02-01T00:00:00Z");
    await add({ action: "old.one" }, now.getTime() - 366 * 86_400_000);
    await add({ action: "young.one" }, now.getTime() - 364 * 86_400_000);
    await forgetAudit(api.ctx.db.pool, now);
    await forgetAudit(api.ctx.db.pool, now);
    expect(await list({ action: "old.one" })).toEqual([]);
    expect(await list({ action: "young.one" })).toHaveLength(1);
    const told = await list({ action: "audit_log.delete" });
    expect(told.map(({ actor, after }) => [actor.name, after])).toEqual([
      ["Retention", { entries: expect.any(Number), kept_for_days: 365 }],
    ]);
  });

  it("is exported whole, page by page, as CSV and as JSON lines", async () => {
    await api.ctx.db.pool.query(
      `INSERT INTO audit_entry (id, organization_id, actor_type, action, resource_type, created_at)
       SELECT 'aud_' || lpad(n::text, 20, '0'), $1, 'system', 'export.test', 'export', now()
       FROM generate_series(1, 1201) n`,
      [api.project.organizationId],
    );
    const ctx = { ...api.ctx, caller: testCaller(api.project) };
    const read = async (format: "csv" | "ndjson") => {
      const query = auditExportQuery.parse({ format, action: "export" });
      return (await new Response((await exportAuditLog(ctx, query)).body).text())
        .trim()
        .split("\n");
    };
    const [head, ...rows] = await read("csv");
    expect([head?.startsWith("created_at,actor_type"), rows.length]).toEqual([true, 1201]);
    const ids = (await read("ndjson")).map((line) => JSON.parse(line).id);
    expect([ids.length, new Set(ids).size, ids[0]]).toEqual([
      1201,
      1201,
      "aud_00000000000000001201",
    ]);
  });

  it("tells who signed in, from where", async () => {
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    const origin = { ipAddress: "203.0.113.9", userAgent };
    const id = await createSession(api.ctx, { userId, ...origin });
    expect(await list({ resource_id: id })).toEqual([
      expect.objectContaining({
        action: "session.create",
        ip_address: "203.0.113.9",
        after: { method: "password" },
        resource: { type: "session", id, name: "Firefox on Linux" },
        actor: { type: "person", id: userId, name: "ada@example.com" },
      }),
    ]);
  });
});
