import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { totpCode } from "#lib/domain/accounts/totp.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { createApiKey } from "#lib/services/api-keys/create-api-key.ts";
import { listMembers } from "#lib/services/members/list-members.ts";
import { updateOrganization } from "#lib/services/organizations/update-organization.ts";
import { openSecret } from "#lib/services/second-factor/seal-secret.ts";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { authenticateApiRequest } from "./authenticate-api.ts";
import { sealSessionCookie } from "./session-cookie.ts";

let accounts: TestAccounts;
let names = 0;
beforeAll(async () => {
  accounts = await createTestAccounts();
});
beforeEach(async () => {
  await accounts.ctx.db.prisma.organization.updateMany({ data: { mfaRequired: false } });
});
afterAll(() => accounts.close());

/** Somebody who is signed in. */
async function person(role: Role) {
  names += 1;
  const userId = await accounts.addUser(`p${names}@example.com`, role);
  const sessionId = await createSession(accounts.ctx, { userId, ipAddress: null, userAgent: null });
  const browser = accounts.browser();
  browser.cookie = (await sealSessionCookie(accounts.ctx, sessionId)).split(";")[0] ?? "";
  const ctx = { ...accounts.ctx, caller: testCaller(accounts.project, { role, userId }) };
  return { userId, browser, ctx };
}
type Person = Awaited<ReturnType<typeof person>>;

async function setUp({ userId, browser }: Person) {
  expect((await browser.post("second-factor/start")).status).toBe(200);
  const row = await accounts.ctx.db.prisma.secondFactor.findUniqueOrThrow({ where: { userId } });
  const secret = openSecret(accounts.ctx.secretBox, userId, row.secret);
  const code = totpCode(secret, accounts.ctx.now().getTime());
  expect((await browser.post("second-factor/finish", { code })).status).toBe(200);
}

async function askAll(): Promise<Person> {
  const owner = await person("owner");
  await setUp(owner);
  await updateOrganization(owner.ctx, { mfa_required: true });
  return owner;
}

/** What the API answers a session or a key: the code of the refusal, "allowed" when there is none. */
async function outcome(headers: Record<string, string>, method = "GET") {
  const given = { origin: "http://localhost:3000", host: "localhost:3000", ...headers };
  const request = new Request("http://localhost:3000/2026-09-01/me", { method, headers: given });
  return authenticateApiRequest(request, accounts.ctx).then(
    () => "allowed",
    (error) => error.code,
  );
}

describe("a second factor that the organization asks for", () => {
  it("is asked for by owners who have one, never by keys", async () => {
    const owner = await person("owner");
    const ask = (change = {}) =>
      updateOrganization(
        { ...owner.ctx, caller: { ...owner.ctx.caller, ...change } },
        { mfa_required: true },
      );
    await expect(ask()).rejects.toMatchObject({ code: "CONFLICT" });
    await setUp(owner);
    const key = { kind: "api_key", keyKind: "organization", userId: null } as const;
    await expect(ask(key)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ask()).toMatchObject({ mfa_required: true });
  });

  it.each<Role>(["viewer", "member", "admin", "owner"])(
    "shuts everything but the account of a %s without one, until it is set up",
    async (role) => {
      const somebody = await person(role);
      await askAll();
      const { browser } = somebody;
      const tries = () =>
        Promise.all(["GET", "POST"].map((method) => outcome({ cookie: browser.cookie }, method)));
      expect(await tries()).toEqual(["SECOND_FACTOR_REQUIRED", "SECOND_FACTOR_REQUIRED"]);
      expect((await browser.get("")).status).toBe(200);
      await setUp(somebody);
      expect(await tries()).toEqual(["allowed", "allowed"]);
    },
  );

  it("stays on while it is asked for", async () => {
    const { browser } = await askAll();
    expect((await browser.post("second-factor/remove")).status).toBe(409);
    await accounts.ctx.db.prisma.organization.updateMany({ data: { mfaRequired: false } });
    expect((await browser.post("second-factor/remove")).status).toBe(200);
  });

  it("is nothing to keys, and to people of other organizations", async () => {
    const { ctx } = await askAll();
    const { key } = await createApiKey(ctx, { label: "CI", type: "project" });
    expect(await outcome({ authorization: `Bearer ${key}` })).toBe("allowed");
    const { userId, browser } = await person("viewer");
    const elsewhere = { organizationId: accounts.foreign.actor.organizationId };
    await accounts.ctx.db.prisma.member.updateMany({ where: { userId }, data: elsewhere });
    expect(await outcome({ cookie: browser.cookie })).toBe("allowed");
  });

  it("stands in the list of members, for those who manage them", async () => {
    const owner = await askAll();
    const factors = async (role: Role) =>
      (await listMembers({ ...owner.ctx, caller: testCaller(accounts.project, { role }) })).map(
        (member) => [member.user_id === owner.userId, member.has_second_factor],
      );
    expect(await factors("admin")).toContainEqual([true, true]);
    expect(await factors("admin")).toContainEqual([false, false]);
    expect(new Set((await factors("member")).map(([, has]) => has))).toEqual(new Set([null]));
  });
});
