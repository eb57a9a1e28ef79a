import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSession } from "#lib/services/sessions/create-session.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { ACCOUNT_CALLS } from "./account-calls.ts";
import { sealSessionCookie } from "./session-cookie.ts";

const EMAIL = "ada@example.com";

let accounts: TestAccounts;
let cookie: string;
beforeAll(async () => {
  accounts = await createTestAccounts();
  const userId = await accounts.addUser(EMAIL, "owner", "correct horse battery");
  const origin = { ipAddress: null, userAgent: null };
  const sessionId = await createSession(accounts.ctx, { userId, ...origin });
  cookie = (await sealSessionCookie(accounts.ctx, sessionId)).split(";")[0] ?? "";
});
afterAll(() => accounts.close());

const CHANGES = Object.keys(ACCOUNT_CALLS)
  .filter((name) => name.startsWith("POST "))
  .map((name) => name.slice("POST ".length));

const dump = async () =>
  JSON.stringify([
    await accounts.ctx.db.prisma.user.findMany(),
    await accounts.ctx.db.prisma.session.findMany(),
    await accounts.ctx.db.prisma.oneTimeToken.findMany(),
    await accounts.ctx.db.prisma.secondFactor.findMany(),
    await accounts.ctx.db.prisma.rateCounter.findMany(),
  ]);

const FOREIGN_PAGES: [string, Record<string, string>][] = [
  ["a form of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["a neighbouring host", { origin: "http://evil.localhost:3000", "sec-fetch-site": "same-site" }],
  ["JSON sent as text", { origin: "https://evil.example", "content-type": "text/plain" }],
  ["no origin", { origin: "" }],
  ["a sandboxed frame", { origin: "null" }],
  ["the origin with another port", { origin: "http://localhost:3001" }],
];

describe.each(CHANGES)("POST /api/account/%s", (path) => {
  it.each(FOREIGN_PAGES)("does nothing for %s", async (_, headers) => {
    const browser = accounts.browser();
    browser.cookie = cookie;
    const before = await dump();
    const body = { email: EMAIL, token: "x".repeat(43), password: "another password" };
    const answer = await browser.call("POST", path, body, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await dump()).toBe(before);
  });

  it.each([
    ["null", null, 422],
    ["a list", [], 422],
    ["a text", "x", 422],
    ["a field that is not asked for", { role: "owner", id: "usr_1", team_id: "tm_1" }, 422],
    ["2 MB", { token: "x".repeat(2_000_000) }, 413],
  ])("refuses %s as its body", async (_, body, status) => {
    const browser = accounts.browser();
    browser.cookie = cookie;
    expect((await browser.post(path, body)).status).toBe(status);
  });

  it("is refused with a cookie that nobody sealed", async () => {
    const browser = accounts.browser();
    browser.cookie = "sluice.session=garbage";
    const answer = await browser.post(path, {});
    expect([401, 422]).toContain(answer.status);
  });
});

describe("handleAccount", () => {
  it.each(["nothing", "constructor", "__proto__", "sessions", "../auth"])(
    "knows no call %s",
    async (path) => {
      expect((await accounts.browser().post(path)).status).toBe(404);
    },
  );

  it("takes one address, in one form, and says which field is wrong", async () => {
    for (const email of [
      "a@example.com,b@example.com",
      "a@example.com\nbcc: b@example.com",
      `${"a".repeat(320)}@example.com`,
      '"a b"@example.com',
      "Ada <a@example.com>",
      "a\u0000@example.com",
      { $ne: "" },
      ["a@example.com"],
    ]) {
      const answer = await accounts.browser().post("password-reset", { email });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(answer.body.data)).toContain("email");
    }
    await accounts.browser().post("password-reset", { email: "  ADA@Example.com " });
    expect(await accounts.mailsTo(EMAIL)).toHaveLength(1);
  });

  it("answers whatever the browser says it accepts", async () => {
    const browser = accounts.browser();
    browser.cookie = cookie;
    for (const headers of [
      { accept: "text/html" },
      { range: "bytes=0-1" },
      { "if-none-match": "*" },
      { "accept-encoding": "*;q=0" },
    ]) {
      const answer = await browser.call("GET", "", undefined, headers);
      expect(answer).toMatchObject({ status: 200, body: { email: EMAIL } });
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });
});
