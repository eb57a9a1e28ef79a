import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealSessionCookie } from "#lib/auth/session-cookie.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { removeMember } from "../members/remove-member.ts";
import { updateMember } from "../members/update-member.ts";
import { signIn } from "../sessions/sign-in.ts";

const ADA = "ada@example.com";
const PASSWORD = "correct horse battery";
const FROM = { ipAddress: "203.0.113.7", userAgent: null };
const MINUTE_MS = 60_000;

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await createTestAccounts({ signUp: { domains: ["allowed.example"], role: "member" } });
});
beforeEach(async () => {
  const { prisma, pool } = accounts.ctx.db;
  await prisma.user.deleteMany();
  await prisma.invitation.deleteMany();
  await pool.query("TRUNCATE rate_counter, mail");
  await accounts.addUser(ADA, "owner", PASSWORD);
});
afterAll(() => accounts.close());

async function lastMail(email: string) {
  const mails = await accounts.mailsTo(email);
  const mail = mails.at(-1);
  if (!mail) throw new Error(`no mail to ${email}`);
  return mail;
}

/** How somebody became a member, by the audit log. */
const joined = (email: string) =>
  accounts.ctx.db.prisma.auditEntry.findMany({ where: { resourceName: email } });

async function askFor(path: string, email: string) {
  const answer = await accounts.browser().post(path, { email });
  expect(answer).toMatchObject({ status: 200, body: {} });
  return answer;
}

const stateOf = async (browser: ReturnType<TestAccounts["browser"]>) =>
  (await browser.get("sign-in-state")).body.state;

async function invite(email: string, role: string, change = {}) {
  await accounts.ctx.db.prisma.invitation.create({
    data: {
      id: `inv_${email}`,
      organizationId: accounts.project.organizationId,
      email,
      role,
      tokenHash: Buffer.from(email),
      expiresAt: new Date(accounts.ctx.now().getTime() + MINUTE_MS),
      ...change,
    },
  });
}

describe("the sign-in link", () => {
  it("leads to our own page, with the token behind the #, and signs in once", async () => {
    await askFor("sign-in-link", ADA);
    const { link, token, html } = await lastMail(ADA);
    expect(link).toBe(`http://localhost:3000/sign-in/link#${token}`);
    expect(html).toContain(token);
    const browser = accounts.browser();
    const used = await browser.post("sign-in-link/use", { token });
    expect(used).toMatchObject({ status: 200, body: { state: "signed_in" } });
    expect(await stateOf(browser)).toBe("signed_in");
    const again = accounts.browser();
    expect((await again.post("sign-in-link/use", { token })).status).toBe(422);
    expect(again.cookie).toBe("");
  });

  it("does nothing for a mail scanner that opens it", async () => {
    await askFor("sign-in-link", ADA);
    const { token } = await lastMail(ADA);
    expect((await accounts.browser().get("sign-in-link/use")).status).toBe(404);
    expect((await accounts.browser().post("sign-in-link/use", { token })).status).toBe(200);
  });

  it("signs in one of those who use it at once", async () => {
    await askFor("sign-in-link", ADA);
    const { token } = await lastMail(ADA);
    const tries = Array.from({ length: 10 }, () =>
      accounts.browser().post("sign-in-link/use", { token }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it("is over after a quarter of an hour", async () => {
    await askFor("sign-in-link", ADA);
    const { token } = await lastMail(ADA);
    accounts.advance(15 * MINUTE_MS);
    expect((await accounts.browser().post("sign-in-link/use", { token })).status).toBe(422);
  });

  it.each(["//evil.example", "https:evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "never leads to %s afterwards",
    async (callback_path) => {
      await accounts.browser().post("sign-in-link", { email: ADA, callback_path });
      const { link } = await lastMail(ADA);
      expect(new URL(link).origin).toBe("http://localhost:3000");
      expect(link).not.toMatch(/evil|javascript/);
    },
  );

  it("leads back to where somebody wanted to go", async () => {
    await accounts.browser().post("sign-in-link", { email: ADA, callback_path: "/events?a=1" });
    expect((await lastMail(ADA)).link).toContain("/sign-in/link?callbackUrl=%2Fevents%3Fa%3D1#");
  });

  it("names the host of the settings, whatever the request says", async () => {
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example" };
    await accounts.browser().call("POST", "sign-in-link", { email: ADA }, headers);
    expect((await lastMail(ADA)).link).toMatch(/^http:\/\/localhost:3000\//);
  });

  it("answers strangers alike and mails them nothing", async () => {
    await askFor("sign-in-link", "stranger@example.com");
    expect(await accounts.mailsTo("stranger@example.com")).toEqual([]);
  });

  it("makes the account of an allowed domain, with the role of the settings", async () => {
    await askFor("sign-in-link", "eve@allowed.example");
    expect(await accounts.ctx.db.prisma.user.count()).toBe(1);
    const { token } = await lastMail("eve@allowed.example");
    expect((await accounts.browser().post("sign-in-link/use", { token })).status).toBe(200);
    const user = await accounts.ctx.db.prisma.user.findUniqueOrThrow({
      where: { email: "eve@allowed.example" },
      include: { members: true },
    });
    expect(user.members).toMatchObject([{ role: "member" }]);
    expect(await joined("eve@allowed.example")).toMatchObject([
      { action: "member.join", actorId: user.id, ipAddress: FROM.ipAddress },
    ]);
  });

  it("makes the account of whoever is invited, once, as what they are invited", async () => {
    await invite("bob@example.com", "admin");
    await askFor("sign-in-link", "bob@example.com");
    const { token } = await lastMail("bob@example.com");
    await accounts.browser().post("sign-in-link/use", { token });
    const user = await accounts.ctx.db.prisma.user.findUniqueOrThrow({
      where: { email: "bob@example.com" },
      include: { members: true },
    });
    expect(user.members).toMatchObject([{ role: "admin" }]);
    const invitation = await accounts.ctx.db.prisma.invitation.findFirstOrThrow();
    expect(invitation.acceptedAt).not.toBeNull();
    expect(await joined("bob@example.com")).toMatchObject([
      { action: "invitation.accept", resourceId: invitation.id, after: { role: "admin" } },
    ]);
  });

  it.each([
    ["over", { expiresAt: new Date(0) }],
    ["taken back", { revokedAt: new Date(0) }],
    ["used", { acceptedAt: new Date(0) }],
  ])("does not help somebody whose invitation is %s", async (_, change) => {
    await invite("bob@example.com", "admin", change);
    await askFor("sign-in-link", "bob@example.com");
    expect(await accounts.mailsTo("bob@example.com")).toEqual([]);
  });

  it("is mailed to one address five times an hour, to anybody known or not", async () => {
    for (const email of [ADA, "stranger@example.com"]) {
      for (let index = 0; index < 5; index += 1) await askFor("sign-in-link", email);
      const answer = await accounts.browser().post("sign-in-link", { email });
      expect(answer.status).toBe(429);
      expect(answer.body.message).toMatch(/^Too many tries\. Wait \d+ minutes/);
    }
    expect(await accounts.mailsTo(ADA)).toHaveLength(5);
  });
});

describe("what was mailed before", () => {
  const BEN = "ben@example.com";

  const owner = () => ({
    ...accounts.ctx,
    caller: testCaller(accounts.project, { role: "owner" }),
  });

  async function memberId() {
    const where = { user: { email: BEN } };
    return (await accounts.ctx.db.prisma.member.findFirstOrThrow({ where })).id;
  }

  async function changePassword() {
    const signedIn = await signIn(accounts.ctx, { email: BEN, password: PASSWORD, ...FROM });
    if (signedIn.result !== "signed_in") throw new Error(signedIn.result);
    const browser = accounts.browser();
    const cookie = await sealSessionCookie(accounts.ctx, signedIn.sessionId);
    browser.cookie = cookie.split(";")[0] ?? "";
    const change = { current_password: PASSWORD, password: "another password" };
    expect((await browser.post("password", change)).status).toBe(200);
  }

  it.each([
    ["is removed", async () => removeMember(owner(), { id: await memberId() })],
    [
      "gets a lower role",
      async () => updateMember(owner(), { id: await memberId(), role: "viewer" }),
    ],
    ["changes the password", changePassword],
  ])("is void once its owner %s", async (_, happen) => {
    await invite(BEN, "admin");
    await askFor("sign-in-link", BEN);
    await accounts.ctx.db.prisma.invitation.deleteMany();
    await accounts.addUser(BEN, "admin", PASSWORD);
    for (const path of ["sign-in-link", "password-reset"]) await askFor(path, BEN);
    const links = await accounts.mailsTo(BEN);
    await happen();
    const answers = await Promise.all(
      links.map(({ kind, token }) =>
        kind === "password.reset"
          ? accounts.browser().post("password-reset/use", { token, password: "taken over" })
          : accounts.browser().post("sign-in-link/use", { token }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
  });
});

describe("the password reset", () => {
  it("sets the password once, ends all sessions and tells the owner", async () => {
    const before = await signIn(accounts.ctx, { email: ADA, password: PASSWORD, ...FROM });
    expect(before.result).toBe("signed_in");
    await askFor("sign-in-link", ADA);
    const signInMail = await lastMail(ADA);
    await askFor("password-reset", ADA);
    const { token, link } = await lastMail(ADA);
    expect(link).toBe(`http://localhost:3000/reset-password#${token}`);
    const input = { token, password: "a new password" };
    const browser = accounts.browser();
    expect((await browser.post("password-reset/use", input)).status).toBe(200);
    expect(browser.cookie).toBe("");
    expect((await browser.post("password-reset/use", input)).status).toBe(422);
    const open = await accounts.ctx.db.prisma.session.count({ where: { revokedAt: null } });
    expect(open).toBe(0);
    const old = await accounts.browser().post("sign-in-link/use", { token: signInMail.token });
    expect(old.status).toBe(422);
    const tryPassword = (password: string) =>
      signIn(accounts.ctx, { email: ADA, password, ...FROM });
    expect(await tryPassword(PASSWORD)).toEqual({ result: "refused" });
    expect(await tryPassword("a new password")).toMatchObject({ result: "signed_in" });
    expect((await lastMail(ADA)).kind).toBe("account.password.changed");
  });

  it("is over after an hour", async () => {
    await askFor("password-reset", ADA);
    const { token } = await lastMail(ADA);
    accounts.advance(60 * MINUTE_MS);
    const answer = await accounts
      .browser()
      .post("password-reset/use", { token, password: "a new password" });
    expect(answer.status).toBe(422);
    expect(answer.body.data.message).toContain("Ask for a new one");
  });

  it("keeps the link for a password that is too short", async () => {
    await askFor("password-reset", ADA);
    const { token } = await lastMail(ADA);
    const browser = accounts.browser();
    const short = await browser.post("password-reset/use", { token, password: "short" });
    expect(short).toMatchObject({ status: 422 });
    const right = await browser.post("password-reset/use", { token, password: "long enough" });
    expect(right.status).toBe(200);
  });

  it("does not take a link for something else", async () => {
    await askFor("sign-in-link", ADA);
    const { token } = await lastMail(ADA);
    const input = { token, password: "a new password" };
    expect((await accounts.browser().post("password-reset/use", input)).status).toBe(422);
  });

  it("answers strangers alike, after the same time", async () => {
    const times: Record<string, number[]> = { [ADA]: [], "stranger@example.com": [] };
    for (let round = 0; round < 4; round += 1) {
      for (const email of Object.keys(times)) {
        const startedAt = performance.now();
        await askFor("password-reset", email);
        times[email]?.push(performance.now() - startedAt);
      }
    }
    const median = (email: string) => times[email]?.toSorted((a, b) => a - b)[1] ?? 0;
    const ratio = median(ADA) / median("stranger@example.com");
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
    expect(await accounts.mailsTo("stranger@example.com")).toEqual([]);
  });

  it("leaves no token in clear in the database", async () => {
    await askFor("password-reset", ADA);
    const { token } = await lastMail(ADA);
    const { rows } = await accounts.ctx.db.pool.query<{ dump: string }>(
      `SELECT (SELECT string_agg(t::text, '') FROM one_time_token t)
         || (SELECT string_agg(m::text, '') FROM mail m)
         || (SELECT string_agg(j.data::text, '') FROM pgboss.job j) AS dump`,
    );
    expect(rows[0]?.dump).not.toContain(token);
    expect(rows[0]?.dump).not.toContain(Buffer.from(token).toString("hex"));
  });
});
