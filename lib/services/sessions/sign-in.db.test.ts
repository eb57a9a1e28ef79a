import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { signIn } from "./sign-in.ts";

const PASSWORD = "correct horse battery";
const HOME = { ipAddress: "203.0.113.7", userAgent: "Firefox" };

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
  await installation.addUser("ada@example.com", "owner", PASSWORD);
  await installation.addUser("invited@example.com", "member");
});
beforeEach(async () => {
  await installation.ctx.db.pool.query("TRUNCATE rate_counter");
});
afterAll(() => installation.close());

const attempt = (email: string, password: string, origin = HOME) =>
  signIn(installation.ctx, { email, password, ...origin });

async function fail(times: number, origin = HOME, email = "ada@example.com") {
  const tries = Array.from({ length: times }, () => attempt(email, "wrong", origin));
  return (await Promise.all(tries)).map((outcome) => outcome.result);
}

describe("signIn", () => {
  it("starts a session of 30 days that knows where it came from", async () => {
    const outcome = await attempt("ada@example.com", PASSWORD);
    if (outcome.result !== "signed_in") throw new Error(outcome.result);
    const session = await installation.ctx.db.prisma.session.findUniqueOrThrow({
      where: { id: outcome.sessionId },
    });
    expect(session).toMatchObject({ ...HOME, revokedAt: null });
    const days = (session.expiresAt.getTime() - session.createdAt.getTime()) / 86_400_000;
    expect(days).toBe(30);
  });

  it.each([" Ada@Example.COM ", "ADA@EXAMPLE.COM"])("finds the account of %j", async (email) => {
    expect(await attempt(email, PASSWORD)).toMatchObject({ result: "signed_in" });
  });

  it.each([
    ["ada@example.com", "wrong"],
    ["ada@example.com", ""],
    ["ada@example.com", "x".repeat(100_000)],
    ["nobody@example.com", PASSWORD],
    ["invited@example.com", ""],
    ["invited@example.com", "decoy"],
    ["ada@example.com,eve@example.com", PASSWORD],
    ["ada@example.com\neve@example.com", PASSWORD],
    ["Ada <ada@example.com>", PASSWORD],
    ["' OR 1=1 --", PASSWORD],
    ["", ""],
  ])("refuses %j with %j alike", async (email, password) => {
    expect(await attempt(email, password)).toEqual({ result: "refused" });
  });

  it("stops an address after ten wrong tries at an account, also those made at once", async () => {
    const outcomes = await fail(30);
    expect(outcomes.filter((result) => result === "refused")).toHaveLength(10);
    expect(outcomes.filter((result) => result === "limited")).toHaveLength(20);
    const outcome = await attempt("ada@example.com", PASSWORD);
    expect(outcome.result).toBe("limited");
    if (outcome.result === "limited") expect(outcome.retryAfterS).toBeGreaterThan(800);
  });

  it("lets the owner in from elsewhere meanwhile", async () => {
    await fail(30);
    const elsewhere = { ...HOME, ipAddress: "198.51.100.1" };
    const outcome = await attempt("ada@example.com", PASSWORD, elsewhere);
    expect(outcome.result).toBe("signed_in");
  });

  it("stops an attack on one account from many addresses", async () => {
    for (let block = 0; block < 12; block += 1) {
      await fail(10, { ...HOME, ipAddress: `198.51.100.${block}` });
    }
    const fresh = { ...HOME, ipAddress: "192.0.2.1" };
    expect((await attempt("ada@example.com", PASSWORD, fresh)).result).toBe("limited");
  });

  it("stops an address that tries many accounts, known or not", async () => {
    for (let index = 0; index < 11; index += 1) await fail(10, HOME, `user${index}@example.com`);
    expect((await attempt("ada@example.com", PASSWORD)).result).toBe("limited");
  });

  it("forgets wrong tries after a right one", async () => {
    await fail(9);
    expect((await attempt("ada@example.com", PASSWORD)).result).toBe("signed_in");
    expect(await fail(9)).not.toContain("limited");
  });

  it("does not count right tries", async () => {
    for (let index = 0; index < 15; index += 1) {
      expect((await attempt("ada@example.com", PASSWORD)).result).toBe("signed_in");
    }
    const { rows } = await installation.ctx.db.pool.query("SELECT count FROM rate_counter");
    expect(rows).toEqual([{ count: 0 }]);
  });

  it("begins anew when the window is over", async () => {
    await fail(30);
    await installation.ctx.db.pool.query("UPDATE rate_counter SET resets_at = now()");
    expect((await attempt("ada@example.com", PASSWORD)).result).toBe("signed_in");
  });

  it("survives right and wrong tries at once", async () => {
    const tries = Array.from({ length: 20 }, (_, index) =>
      attempt("ada@example.com", index % 2 ? PASSWORD : "wrong"),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.some((outcome) => outcome.result === "signed_in")).toBe(true);
  });
});
