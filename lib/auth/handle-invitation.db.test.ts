import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#lib/schemas/permission.ts";
import { createInvitation } from "#lib/services/invitations/create-invitation.ts";
import { lookAtInvitation } from "#lib/services/invitations/look-at-invitation.ts";
import { resendInvitation } from "#lib/services/invitations/resend-invitation.ts";
import { revokeInvitation } from "#lib/services/invitations/revoke-invitation.ts";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { handleInvitation } from "./handle-invitation.ts";
import { sealSessionCookie } from "./session-cookie.ts";

const DAY_MS = 86_400_000;
const PASSWORD = "correct horse battery";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const auth = () => ({ ...api.ctx, secretKey: "test-secret-key-0123456789abcdef" });
const as = (role: Role) => ({ ...api.ctx, caller: testCaller(api.project, { role }) });
const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

async function invite(email: string, role: Role = "member") {
  const { id, url } = await createInvitation(as("owner"), { email, role });
  return { id, token: tokenOf(url) };
}

async function post(body: unknown, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost:3000/api/invitations", {
    method: "POST",
    headers: { origin: "http://localhost:3000", ...headers },
    body: JSON.stringify(body),
  });
  const response = await handleInvitation(request, auth());
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function cookieOf(email: string, role: Role | null = null) {
  const userId = await api.addUser(email, role);
  const sessionId = await createSession(api.ctx, { userId, ipAddress: null, userAgent: null });
  return { userId, cookie: (await sealSessionCookie(auth(), sessionId)).split(";")[0] ?? "" };
}

const roleOf = async (email: string) =>
  (await api.ctx.db.prisma.member.findFirst({ where: { user: { email } } }))?.role;

describe("handleInvitation", () => {
  it("makes an account, a member with the role, and signs them in; once", async () => {
    const { token } = await invite("new@example.com", "viewer");
    const first = await post({ token, name: "New", password: PASSWORD });
    expect([first.status, first.headers.get("set-cookie")]).toEqual([
      200,
      expect.stringMatching(/^sluice.session=.+HttpOnly/),
    ]);
    expect(await roleOf("new@example.com")).toBe("viewer");
    expect((await post({ token, name: "New", password: PASSWORD })).status).toBe(410);
    const entry = await api.ctx.db.prisma.auditEntry.findFirst({
      where: { action: "invitation.accept", actorName: "new@example.com" },
    });
    expect(entry?.organizationId).toBe(api.project.organizationId);
  });

  it("lets somebody with an account in who is signed in by that address", async () => {
    const { token } = await invite("known@example.com");
    const { cookie } = await cookieOf("known@example.com");
    expect((await post({ token, password: PASSWORD })).status).toBe(401);
    expect((await post({ token }, { cookie })).status).toBe(200);
    expect(await roleOf("known@example.com")).toBe("member");
  });

  it("refuses whoever is signed in by another address", async () => {
    const { token } = await invite("one@example.com");
    const { cookie, userId } = await cookieOf("other@example.com");
    const answer = await post({ token, password: PASSWORD }, { cookie });
    expect([answer.status, answer.body.message]).toEqual([
      403,
      "The invitation is for one@example.com: sign in by that address",
    ]);
    expect(await api.ctx.db.prisma.member.count({ where: { userId } })).toBe(0);
  });

  it("is over when it was revoked, resent, replaced, too old, or never was", async () => {
    const [revoked, resent, replaced] = [
      await invite("a@example.com"),
      await invite("b@example.com"),
      await invite("c@example.com"),
    ];
    await revokeInvitation(as("admin"), { id: revoked.id });
    const again = await resendInvitation(as("admin"), { id: resent.id });
    await invite("c@example.com");
    for (const token of [revoked.token, resent.token, replaced.token, "nobody"]) {
      expect((await post({ token, password: PASSWORD })).status).toBe(410);
      expect(await lookAtInvitation(api.ctx, token)).toEqual({ state: "over" });
    }
    api.advance(3 * DAY_MS);
    expect((await post({ token: tokenOf(again.url), password: PASSWORD })).status).toBe(410);
  });

  it("lets one in of many who come by the same link at once", async () => {
    const { token } = await invite("race@example.com");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post({ token, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
    const where = { user: { email: "race@example.com" } };
    expect(await api.ctx.db.prisma.member.count({ where })).toBe(1);
  });

  it("answers only our own pages, and names what is wrong in what they send", async () => {
    const { token } = await invite("safe@example.com");
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await post({ token, password: PASSWORD }, foreign)).status).toBe(403);
    for (const body of [
      null,
      [],
      {},
      { token: 5 },
      { token, role: "owner" },
      { token, password: "x" },
    ]) {
      expect([body, (await post(body)).status]).toEqual([body, 422]);
    }
    expect((await post({ token: "x".repeat(20_000) })).status).toBe(413);
    expect(await roleOf("safe@example.com")).toBeUndefined();
  });
});

describe("createInvitation", () => {
  it("mails the link, keeps its hash alone, and says so without the link afterwards", async () => {
    const { token } = await invite("mailed@example.com");
    const dump = await api.ctx.db.pool.query("SELECT i::text AS row FROM invitation i");
    expect(JSON.stringify(dump.rows)).not.toContain(token);
    expect(await api.tickets("mail.send")).not.toEqual([]);
  });

  it("refuses a role above one's own, a member, and more than a hundred that wait", async () => {
    const input = { email: "boss@example.com", role: "owner" } as const;
    await expect(createInvitation(as("admin"), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await api.addUser("here@example.com", "viewer");
    const again = { email: "here@example.com", role: "viewer" } as const;
    await expect(createInvitation(as("owner"), again)).rejects.toMatchObject({ status: 409 });
    const waiting = await api.ctx.db.prisma.invitation.count({
      where: { acceptedAt: null, revokedAt: null },
    });
    for (let at = waiting; at < 100; at += 1) await invite(`n${at}@example.com`);
    await expect(invite("late@example.com")).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
