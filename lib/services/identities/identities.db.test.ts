import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { comeBack } from "#lib/auth/come-back.ts";
import { sealSessionCookie } from "#lib/auth/session-cookie.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { createSession } from "../sessions/create-session.ts";
import { type ProvidedIdentity, signInWithProvider } from "./sign-in-with-provider.ts";

const ORIGIN = { ipAddress: null, userAgent: null };
const EVE: ProvidedIdentity = {
  provider: "oidc",
  subject: "42",
  email: "eve@example.com",
  isEmailVerified: true,
  name: "Eve",
};

let accounts: TestAccounts;
beforeAll(async () => {
  accounts = await createTestAccounts({ signUp: { domains: ["allowed.example"], role: "viewer" } });
});
beforeEach(async () => {
  await accounts.ctx.db.prisma.user.deleteMany();
  await accounts.ctx.db.pool.query("TRUNCATE mail");
});
afterAll(() => accounts.close());

const provide = (change: Partial<ProvidedIdentity> = {}) =>
  signInWithProvider(accounts.ctx, { ...EVE, ...change, origin: ORIGIN });

async function sessionOf(userId: string) {
  const sessionId = await createSession(accounts.ctx, { userId, ...ORIGIN });
  const browser = accounts.browser();
  browser.cookie = (await sealSessionCookie(accounts.ctx, sessionId)).split(";")[0] ?? "";
  return { sessionId, browser };
}

describe("signInWithProvider", () => {
  it("makes the account of an allowed domain, and knows it again by the provider's name for it", async () => {
    const email = "Eve@Allowed.example";
    expect(await provide({ email })).toMatchObject({ result: "signed_in" });
    const user = await accounts.ctx.db.prisma.user.findFirstOrThrow({ include: { members: true } });
    expect(user).toMatchObject({ email: "eve@allowed.example", name: "Eve" });
    expect(user.members).toMatchObject([{ role: "viewer" }]);
    const again = await provide({ email: "else@example.com", isEmailVerified: false });
    expect(again.result).toBe("signed_in");
    const session = await accounts.ctx.db.prisma.session.findFirstOrThrow({
      orderBy: { id: "desc" },
    });
    expect(session).toMatchObject({ userId: user.id, method: "oidc" });
  });

  it.each([
    ["a stranger", {}, "not_invited"],
    [
      "an address that nobody verified",
      { email: "eve@allowed.example", isEmailVerified: false },
      "unverified",
    ],
    ["no address", { email: null }, "unverified"],
    ["two addresses", { email: "eve@allowed.example,ada@example.com" }, "unverified"],
  ])("lets %s not in", async (_, change, result) => {
    expect(await provide(change)).toEqual({ result });
    expect(await accounts.ctx.db.prisma.user.count()).toBe(0);
  });

  it("never takes over an account that has a password", async () => {
    await accounts.addUser("eve@example.com", "owner", "correct horse battery");
    expect(await provide()).toEqual({ result: "not_linked" });
    expect(await accounts.ctx.db.prisma.identity.count()).toBe(0);
  });

  it("opens an account without a password to the verified owner of its address, who is told", async () => {
    const userId = await accounts.addUser("eve@example.com", "member");
    expect((await provide()).result).toBe("signed_in");
    expect(await accounts.ctx.db.prisma.identity.findMany()).toMatchObject([
      { userId, subject: "42" },
    ]);
    const kinds = (await accounts.mailsTo("eve@example.com")).map(({ kind }) => kind);
    expect(kinds).toEqual(["account.identity.linked"]);
  });

  it("tells the same subject of two providers apart", async () => {
    await provide({ email: "eve@allowed.example" });
    expect(await provide({ provider: "github" })).toEqual({ result: "not_invited" });
  });
});

describe("comeBack", () => {
  it("links whom the account's owner sent there, once, and keeps the session", async () => {
    const userId = await accounts.addUser("ada@example.com", "owner", "correct horse battery");
    const { sessionId, browser } = await sessionOf(userId);
    expect((await browser.post("identities/link", { provider: "oidc" })).status).toBe(200);
    const back = () => comeBack(accounts.ctx, EVE, { origin: ORIGIN, sessionId });
    expect(await back()).toEqual({
      redirect: "http://localhost:3000/settings/account?linked=oidc",
    });
    expect((await browser.get("")).body.identities).toMatchObject([
      { provider: "oidc", email: "eve@example.com" },
    ]);
    expect(await back()).toHaveProperty("sessionId");
  });

  it("links nothing that its owner did not ask for, or for another provider", async () => {
    const userId = await accounts.addUser("ada@example.com", "owner", "correct horse battery");
    const { sessionId, browser } = await sessionOf(userId);
    const back = () => comeBack(accounts.ctx, EVE, { origin: ORIGIN, sessionId });
    expect(await back()).toEqual({ redirect: "http://localhost:3000/sign-in?error=NotInvited" });
    await browser.post("identities/link", { provider: "github" });
    await back();
    accounts.advance(10 * 60_000);
    expect(await accounts.ctx.db.prisma.identity.count()).toBe(0);
  });

  it("does not take a provider's account from another account", async () => {
    await provide({ email: "eve@allowed.example" });
    const userId = await accounts.addUser("ada@example.com", "owner", "correct horse battery");
    const { sessionId, browser } = await sessionOf(userId);
    await browser.post("identities/link", { provider: "oidc" });
    expect(await comeBack(accounts.ctx, EVE, { origin: ORIGIN, sessionId })).toEqual({
      redirect: "http://localhost:3000/settings/account?error=Taken",
    });
  });

  it("is taken off again, but not as the last way in", async () => {
    await provide({ email: "eve@allowed.example" });
    const user = await accounts.ctx.db.prisma.user.findFirstOrThrow({
      include: { identities: true },
    });
    const { browser } = await sessionOf(user.id);
    const id = user.identities[0]?.id;
    expect((await browser.post("identities/unlink", { id })).status).toBe(409);
    expect((await browser.post("password", { password: "a new password" })).status).toBe(200);
    expect((await browser.post("identities/unlink", { id: "idn_other" })).status).toBe(404);
    expect((await browser.post("identities/unlink", { id })).status).toBe(200);
  });
});
