import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { logger } from "#lib/adapters/logger.ts";
import { AppError } from "#lib/errors.ts";
import { createAuthBrowser } from "#lib/testing/auth-browser.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { authenticateApiRequest } from "./authenticate-api.ts";
import { cookieSecret } from "./session-cookie.ts";

const EMAIL = "ada@example.com";
const PASSWORD = "correct horse battery";
const SESSION_COOKIE = "sluice.session";

let installation: TestAccounts;
beforeAll(async () => {
  installation = await createTestAccounts();
  await installation.addUser(EMAIL, "owner", PASSWORD);
  process.env.NEXTAUTH_URL = `${installation.ctx.publicUrl}/api/auth`;
});
beforeEach(async () => {
  await installation.ctx.db.pool.query("TRUNCATE rate_counter");
});
afterAll(async () => {
  delete process.env.NEXTAUTH_URL;
  await installation.close();
});

function createBrowser(ctx = installation.ctx) {
  const browser = createAuthBrowser(ctx);
  return {
    ...browser,
    signOut: () => browser.post("signout", {}),
    signIn: (password = PASSWORD, rest: Record<string, unknown> = {}) =>
      browser.post("callback/credentials", { email: EMAIL, password, ...rest }),
  };
}

function authenticate(cookie: string | undefined) {
  const headers = { cookie: `${SESSION_COOKIE}=${cookie}` };
  return authenticateApiRequest(
    new Request("http://localhost:3000/", { headers }),
    installation.ctx,
  );
}

describe("createAuthOptions", () => {
  it("signs in: the cookie opens the API and carries nothing but the session's id", async () => {
    const browser = createBrowser();
    expect((await browser.signIn()).status).toBe(200);
    const cookie = browser.jar.get(SESSION_COOKIE);
    const actor = await authenticate(cookie);
    expect(actor).toMatchObject({ kind: "session", role: "owner" });
    const content = await decode({ token: cookie, secret: cookieSecret(installation.ctx) });
    expect(Object.keys(content ?? {}).sort()).toEqual(["exp", "iat", "jti", "sid"]);
    expect(content?.sid).toBe(actor.id);
  });

  it("keeps the cookie from scripts and other sites", async () => {
    const browser = createBrowser();
    await browser.signIn();
    const header = browser.setCookies.find((cookie) => cookie.startsWith(SESSION_COOKIE));
    expect(header).toMatch(/; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  });

  it("sends every cookie over https only when the public address is https", async () => {
    const browser = createBrowser({ ...installation.ctx, publicUrl: "https://sluice.example.com" });
    await browser.signIn();
    expect(browser.setCookies.length).toBeGreaterThan(2);
    for (const header of browser.setCookies) {
      expect(header).toMatch(/^__(Host|Secure)-/);
      expect(header).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    }
  });

  it("answers a wrong password with 401 and no cookie", async () => {
    const browser = createBrowser();
    const answer = await browser.signIn("wrong");
    expect(answer.status).toBe(401);
    expect(answer.url).toContain("error=CredentialsSignin");
    expect(browser.jar.has(SESSION_COOKIE)).toBe(false);
  });

  it("says when there were too many tries", async () => {
    const browser = createBrowser();
    for (let index = 0; index < 10; index += 1) await browser.signIn("wrong");
    const answer = await browser.signIn();
    expect(answer.status).toBe(401);
    expect(answer.url).toContain("error=TooManyTries");
  });

  it("says nothing about its own faults", async () => {
    logger.level = "silent";
    const broken = {
      ...installation.ctx.db,
      pool: { query: () => Promise.reject(new Error("10.0.0.5")) },
    };
    const browser = createBrowser({ ...installation.ctx, db: broken as never });
    const answer = await browser.signIn();
    expect(answer.status).toBe(401);
    expect(answer.url).toContain("error=Unavailable");
    expect(answer.url).not.toContain("10.0.0.5");
  });

  it.each([
    { email: ["a", "b"] },
    { email: { $ne: "" } },
    { password: { length: 1 } },
    { password: null },
  ])("refuses %o", async (odd) => {
    expect((await createBrowser().signIn(PASSWORD, odd)).status).toBe(401);
  });

  it("refuses to sign in or out without its own form's token", async () => {
    const browser = createBrowser();
    await browser.call("POST", "callback/credentials", { email: EMAIL, password: PASSWORD });
    expect(browser.jar.has(SESSION_COOKIE)).toBe(false);
    await browser.signIn();
    await browser.call("POST", "signout", { csrfToken: "wrong" });
    expect(browser.jar.has(SESSION_COOKIE)).toBe(true);
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "does not lead to %s after signing in",
    async (callbackUrl) => {
      const answer = await createBrowser().signIn(PASSWORD, { callbackUrl });
      expect(URL.parse(answer.url ?? "")?.origin).toBe("http://localhost:3000");
    },
  );

  it("ends the session on signing out, for copies of the cookie too", async () => {
    const browser = createBrowser();
    await browser.signIn();
    const copy = browser.jar.get(SESSION_COOKIE);
    await browser.signOut();
    expect(browser.jar.has(SESSION_COOKIE)).toBe(false);
    await expect(authenticate(copy)).rejects.toThrow(AppError);
  });

  it("tells who is signed in until the session is revoked", async () => {
    const browser = createBrowser();
    await browser.signIn();
    const session = async () => (await browser.call("GET", "session")).body;
    expect(await session()).toMatchObject({ user: { email: EMAIL } });
    await installation.ctx.db.prisma.session.updateMany({
      data: { revokedAt: installation.ctx.now() },
    });
    expect(await session()).not.toHaveProperty("user.email");
  });
});
