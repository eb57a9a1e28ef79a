import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { createApiKey } from "#lib/services/api-keys/create-api-key.ts";
import { deleteApiKey } from "#lib/services/api-keys/delete-api-key.ts";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { revokeSession } from "#lib/services/sessions/revoke-session.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { authenticateApiRequest } from "./authenticate-api.ts";
import { sealSessionCookie } from "./session-cookie.ts";

const ORIGIN = { origin: "http://localhost:3000" };

let installation: TestInstallation;
let ctx: TestInstallation["ctx"];
beforeAll(async () => {
  installation = await createTestInstallation();
  ctx = installation.ctx;
});
afterAll(() => installation.close());

function authenticate(headers: Record<string, string>, method = "GET") {
  const request = new Request("http://localhost:3000/2026-09-01/events", { method, headers });
  return authenticateApiRequest(request, ctx);
}

/** The code and data of the refusal, "allowed" when there is none. */
async function outcome(headers: Record<string, string>, method = "GET") {
  try {
    await authenticate(headers, method);
    return "allowed";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

async function addKey(projectId = installation.project.id) {
  const project = await ctx.db.prisma.project.findUniqueOrThrow({ where: { id: projectId } });
  const keyCtx = { ...ctx, caller: testCaller(project) };
  return { ...(await createApiKey(keyCtx, { label: "CI", type: "project" })), keyCtx };
}

async function signedIn(role: "owner" | "admin" | "member" | "viewer" | null) {
  const userId = await installation.addUser(`${newId(ID_PREFIXES.user, 0)}@example.com`, role);
  const sessionId = await createSession(ctx, { userId, ipAddress: null, userAgent: null });
  const cookie = (await sealSessionCookie(ctx, sessionId)).split(";")[0] ?? "";
  return { userId, sessionId, headers: { cookie, host: "localhost:3000" } };
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("authenticateApiRequest with an API key", () => {
  it("knows the key's project and role, by Bearer and by Basic", async () => {
    const { id, key } = await addKey();
    const { id: projectId, organizationId } = installation.project;
    const actor = { kind: "api_key", id, projectId, organizationId, role: "admin", userId: null };
    expect(await authenticate({ authorization: `Bearer ${key}` })).toEqual(actor);
    expect(await authenticate({ authorization: basic(`${key}:`) })).toEqual(actor);
  });

  it("refuses alike whatever is wrong", async () => {
    const { key } = await addKey();
    const wrong = [
      `Bearer ${key}x`,
      `Bearer ${key.slice(1)}`,
      "Bearer",
      basic(`:${key}`),
      "Bearer \u00e9",
      key,
    ];
    for (const authorization of wrong) {
      expect(await outcome({ authorization }), authorization).toBe("UNAUTHORIZED");
    }
    expect(await outcome({})).toBe("UNAUTHORIZED");
  });

  it("does not fall back to the cookie when the key is wrong", async () => {
    const { headers } = await signedIn("owner");
    expect(await outcome({ ...headers, authorization: "Bearer hd_wrong" })).toBe("UNAUTHORIZED");
  });

  it("refuses a revoked key at once", async () => {
    const { id, key, keyCtx } = await addKey();
    const headers = { authorization: `Bearer ${key}` };
    expect(await outcome(headers)).toBe("allowed");
    await deleteApiKey(keyCtx, { id });
    expect(await outcome(headers)).toBe("UNAUTHORIZED");
  });

  it("refuses a key that is over", async () => {
    const { id, key } = await addKey();
    await ctx.db.prisma.apiKey.update({ where: { id }, data: { expiresAt: ctx.now() } });
    expect(await outcome({ authorization: `Bearer ${key}` })).toBe("UNAUTHORIZED");
  });

  it("refuses the key of a project that was deleted", async () => {
    const project = await installation.addProject();
    const { key } = await addKey(project.id);
    await ctx.db.prisma.project.delete({ where: { id: project.id } });
    expect(await outcome({ authorization: `Bearer ${key}` })).toBe("UNAUTHORIZED");
  });

  it.each(["x-team-id", "x-project-id", "x-hookdeck-team-id"])(
    "takes %s of its own project and no other",
    async (name) => {
      const { key } = await addKey();
      const other = await installation.addProject();
      const authorization = `Bearer ${key}`;
      expect(await outcome({ authorization, [name]: installation.project.id })).toBe("allowed");
      expect(await outcome({ authorization, [name]: other.id })).toBe("UNAUTHORIZED");
      expect(await outcome({ authorization, [name]: "tm_unknown" })).toBe("UNAUTHORIZED");
    },
  );

  it("needs no browser: another origin may use a key", async () => {
    const { key } = await addKey();
    const headers = { authorization: `Bearer ${key}`, origin: "https://app.example" };
    expect(await outcome(headers, "POST")).toBe("allowed");
  });

  it("notes the use at most once a minute", async () => {
    const { id, key } = await addKey();
    const lastUsedAt = async () => {
      await authenticate({ authorization: `Bearer ${key}` });
      return (await ctx.db.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    };
    const first = ctx.now();
    expect(await lastUsedAt()).toEqual(first);
    installation.advance(59_000);
    expect(await lastUsedAt()).toEqual(first);
    installation.advance(1_000);
    expect(await lastUsedAt()).toEqual(ctx.now());
  });
});

describe("authenticateApiRequest with a session", () => {
  it("knows the person, and takes the oldest project by default", async () => {
    const { headers, userId, sessionId } = await signedIn("member");
    const { id: projectId, organizationId } = installation.project;
    expect(await authenticate(headers)).toEqual({
      kind: "session",
      id: sessionId,
      projectId,
      organizationId,
      role: "member",
      userId,
    });
  });

  it("refuses a revoked session at once", async () => {
    const { headers, sessionId } = await signedIn("owner");
    expect(await outcome(headers)).toBe("allowed");
    await revokeSession(ctx, sessionId);
    expect(await outcome(headers)).toBe("UNAUTHORIZED");
  });

  it("refuses a session that is over", async () => {
    const { headers, sessionId } = await signedIn("owner");
    await ctx.db.prisma.session.update({
      where: { id: sessionId },
      data: { expiresAt: ctx.now() },
    });
    expect(await outcome(headers)).toBe("UNAUTHORIZED");
  });

  it("refuses a deleted user's session", async () => {
    const { headers, userId } = await signedIn("owner");
    await ctx.db.prisma.user.delete({ where: { id: userId } });
    expect(await outcome(headers)).toBe("UNAUTHORIZED");
  });

  it("applies a changed role at once", async () => {
    const { headers, userId } = await signedIn("owner");
    await ctx.db.prisma.member.updateMany({ where: { userId }, data: { role: "viewer" } });
    expect((await authenticate(headers)).role).toBe("viewer");
  });

  it("shuts a removed member out at once", async () => {
    const { headers, userId } = await signedIn("owner");
    const inProject = { ...headers, "x-team-id": installation.project.id };
    expect(await outcome(inProject)).toBe("allowed");
    await ctx.db.prisma.member.deleteMany({ where: { userId } });
    expect(await outcome(inProject)).toBe("NOT_FOUND");
    expect(await outcome(headers)).toBe("FORBIDDEN");
  });

  it("refuses a foreign project alike an unknown one", async () => {
    const { headers } = await signedIn("owner");
    const foreign = await installation.addProject({ isForeign: true });
    const ask = (id: string) =>
      authenticate({ ...headers, "x-team-id": id }).catch((error) => error);
    const unknownId = "tm_00000000000000000000";
    const [refusal, unknown] = [await ask(foreign.id), await ask(unknownId)];
    expect(refusal).toEqual(new AppError("NOT_FOUND", "Team Not Found", { id: foreign.id }));
    expect(unknown).toEqual(new AppError("NOT_FOUND", "Team Not Found", { id: unknownId }));
  });

  it("opens a private project to owners, admins and those let in", async () => {
    const { id } = await installation.addProject({ isPrivate: true });
    const asked = { "x-team-id": id };
    for (const role of ["owner", "admin"] as const) {
      expect(await outcome({ ...(await signedIn(role)).headers, ...asked })).toBe("allowed");
    }
    const { headers, userId } = await signedIn("member");
    expect(await outcome({ ...headers, ...asked })).toBe("NOT_FOUND");
    await ctx.db.prisma.projectMember.create({ data: { projectId: id, userId } });
    expect(await outcome({ ...headers, ...asked })).toBe("allowed");
  });

  it("opens a private project to nobody outside the organization, let in or not", async () => {
    const { id: projectId } = await installation.addProject({ isPrivate: true });
    const { headers, userId } = await signedIn(null);
    await ctx.db.prisma.projectMember.create({ data: { projectId, userId } });
    expect(await outcome({ ...headers, "x-team-id": projectId })).toBe("NOT_FOUND");
  });

  it("notes the visit at most once a minute", async () => {
    const { headers, sessionId } = await signedIn("owner");
    const began = ctx.now();
    const seenAt = async () => {
      await authenticate(headers);
      const where = { id: sessionId };
      return (await ctx.db.prisma.session.findUniqueOrThrow({ where })).lastSeenAt;
    };
    installation.advance(59_000);
    expect(await seenAt()).toEqual(began);
    installation.advance(1_000);
    expect(await seenAt()).toEqual(ctx.now());
  });

  it.each([
    ["POST", { "sec-fetch-site": "same-origin" }, "allowed"],
    ["POST", ORIGIN, "allowed"],
    ["PUT", ORIGIN, "allowed"],
    ["DELETE", ORIGIN, "allowed"],
    ["GET", { "sec-fetch-site": "cross-site" }, "allowed"],
    ["POST", {}, "FORBIDDEN"],
    ["PUT", { origin: "https://evil.example" }, "FORBIDDEN"],
    ["DELETE", { origin: "null" }, "FORBIDDEN"],
    ["POST", { "sec-fetch-site": "same-site", ...ORIGIN }, "FORBIDDEN"],
    ["POST", { "sec-fetch-site": "cross-site", ...ORIGIN }, "FORBIDDEN"],
    ["POST", { "sec-fetch-site": "none" }, "FORBIDDEN"],
    ["POST", { "content-type": "text/plain", origin: "https://evil.example" }, "FORBIDDEN"],
  ])("answers %s with %o: %s", async (method, extra, expected) => {
    const { headers } = await signedIn("owner");
    const all = { ...headers, ...extra } as Record<string, string>;
    expect(await outcome(all, method)).toBe(expected);
  });
});
