import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setupToken } from "#lib/services/installation/setup-token.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { authenticateApiRequest } from "./authenticate-api.ts";
import { handleSetUp } from "./handle-set-up.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
});
beforeEach(async () => {
  await installation.ctx.db.prisma.user.deleteMany();
});
afterAll(() => installation.close());

const URL_OF_SETUP = "http://localhost:3000/api/setup";
const account = (email = "Ada@Example.com ") => ({
  token: setupToken(installation.ctx.secretKey),
  email,
  password: "correct horse battery",
  name: "Ada",
});

function post(body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = {
    origin: "http://localhost:3000",
    "user-agent": "Firefox",
    "x-forwarded-for": "203.0.113.7",
  };
  const request = new Request(URL_OF_SETUP, { method: "POST", headers, body: text });
  return handleSetUp(request, installation.ctx);
}

const users = () => installation.ctx.db.prisma.user.findMany({ include: { members: true } });

describe("handleSetUp", () => {
  it("creates the owner and signs them in", async () => {
    const response = await post(account());
    expect(response.status).toBe(200);
    const [user, ...others] = await users();
    expect(others).toEqual([]);
    expect(user).toMatchObject({ email: "ada@example.com", name: "Ada" });
    expect(user?.members).toMatchObject([{ role: "owner" }]);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$/);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      user: { id: user?.id, email: "ada@example.com", name: "Ada" },
    });

    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const request = new Request("http://localhost:3000/2026-09-01/me", { headers: { cookie } });
    const actor = await authenticateApiRequest(request, installation.ctx);
    expect(actor).toMatchObject({ userId: user?.id, role: "owner" });
    const session = await installation.ctx.db.prisma.session.findFirst();
    expect(session).toMatchObject({ ipAddress: "203.0.113.7", userAgent: "Firefox" });
  });

  it("creates one account when twenty ask at once", async () => {
    const tries = Array.from({ length: 20 }, (_, index) =>
      post(account(`user${index}@example.com`)),
    );
    const statuses = (await Promise.all(tries)).map((response) => response.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(19);
    expect(await users()).toHaveLength(1);
    expect(await installation.ctx.db.prisma.member.count()).toBe(1);
  });

  it.each(["", "wrong", null, 1, {}, undefined])("refuses the token %j", async (token) => {
    const response = await post({ ...account(), token });
    expect(response.status).toBe(403);
    expect(await users()).toEqual([]);
  });

  it("refuses a token that another secret key made", async () => {
    const token = setupToken("another-secret-key-0123456789abc");
    expect((await post({ ...account(), token })).status).toBe(403);
  });

  it.each([
    [{ email: "ada" }, "email must be a valid email"],
    [{ email: "a@example.com,b@example.com" }, "email must be a valid email"],
    [{ password: "short" }, "password length must be at least 8 characters long"],
    [{ password: undefined }, "password is required"],
    [{ role: "owner" }, "role is not allowed"],
  ])("names what is wrong with %o", async (change, sentence) => {
    const response = await post({ ...account(), ...change });
    expect(response.status).toBe(422);
    expect((await response.json()).data).toEqual([sentence]);
    expect(await users()).toEqual([]);
  });

  it.each([
    ["cut JSON", "{", 400],
    ["nothing", "", 403],
    ["null", "null", 403],
    ["a list", "[]", 403],
    ["a text", '"x"', 403],
    ["too much", `{"token":"${"x".repeat(20_000)}"}`, 413],
  ])("answers %s in the body", async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  it("refuses a request that another site's page sends", async () => {
    for (const origin of ["https://evil.example", "null"]) {
      const headers = { origin, "content-type": "text/plain" };
      const body = JSON.stringify(account());
      const request = new Request(URL_OF_SETUP, { method: "POST", headers, body });
      expect((await handleSetUp(request, installation.ctx)).status).toBe(403);
    }
    expect(await users()).toEqual([]);
  });

  it("answers GONE to right and wrong tokens once there is an account", async () => {
    await post(account());
    for (const body of [account("eve@example.com"), { ...account(), token: "wrong" }, "{"]) {
      const response = await post(body);
      expect(response.status).toBe(410);
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    expect(await users()).toHaveLength(1);
  });
});
