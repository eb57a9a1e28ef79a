import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealSessionCookie } from "#lib/auth/session-cookie.ts";
import { totpCode } from "#lib/domain/accounts/totp.ts";
import { createTestAccounts, type TestAccounts } from "#lib/testing/test-accounts.ts";
import { addApiKey } from "../api-keys/add-api-key.ts";
import { openSecret } from "../second-factor/seal-secret.ts";
import { createSession } from "../sessions/create-session.ts";
import { signIn } from "../sessions/sign-in.ts";

const ADA = "ada@example.com";
const NEW = "ada@new.example";
const PASSWORD = "correct horse battery";
const ORIGIN = { ipAddress: "203.0.113.7", userAgent: "Firefox/140.0" };
const MINUTE_MS = 60_000;

type Browser = ReturnType<TestAccounts["browser"]>;

let accounts: TestAccounts;
let userId: string;
let browser: Browser;
beforeAll(async () => {
  accounts = await createTestAccounts();
});
beforeEach(async () => {
  await accounts.ctx.db.prisma.user.deleteMany();
  await accounts.ctx.db.pool.query("TRUNCATE rate_counter, mail");
  userId = await accounts.addUser(ADA, "owner", PASSWORD);
  browser = await signedIn();
});
afterAll(() => accounts.close());

async function signedIn(user = userId): Promise<Browser> {
  const fresh = accounts.browser();
  const sessionId = await createSession(accounts.ctx, { userId: user, ...ORIGIN });
  fresh.cookie = (await sealSessionCookie(accounts.ctx, sessionId)).split(";")[0] ?? "";
  return fresh;
}

const stateOf = async (who: Browser) => (await who.get("sign-in-state")).body.state;
const kindsTo = async (email: string) => (await accounts.mailsTo(email)).map(({ kind }) => kind);

async function codeNow(awayMs = 0): Promise<string> {
  const row = await accounts.ctx.db.prisma.secondFactor.findUniqueOrThrow({ where: { userId } });
  const secret = openSecret(accounts.ctx.secretBox, userId, row.secret);
  return totpCode(secret, accounts.ctx.now().getTime() + awayMs);
}

/** Turns two-step sign-in on, and moves on so that the next code is another one. */
async function addSecondFactor(): Promise<string[]> {
  expect((await browser.post("second-factor/start")).status).toBe(200);
  const answer = await browser.post("second-factor/finish", { code: await codeNow() });
  expect(answer.status).toBe(200);
  accounts.advance(MINUTE_MS);
  return answer.body.recovery_codes;
}

describe("the password", () => {
  it("changes with the current one, and ends the other sessions", async () => {
    const elsewhere = await signedIn();
    const input = { current_password: PASSWORD, password: "a new password" };
    expect((await browser.post("password", input)).status).toBe(200);
    expect(await stateOf(browser)).toBe("signed_in");
    expect(await stateOf(elsewhere)).toBe("signed_out");
    expect(await kindsTo(ADA)).toEqual(["account.password.changed"]);
    const outcome = await signIn(accounts.ctx, {
      email: ADA,
      password: "a new password",
      ...ORIGIN,
    });
    expect(outcome.result).toBe("signed_in");
  });

  it("is not guessed by whoever has the session: ten tries", async () => {
    const statuses = [];
    for (let index = 0; index < 11; index += 1) {
      const input = { current_password: "wrong", password: "a new password" };
      statuses.push((await browser.post("password", input)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
  });

  it("is set by whoever has none only after proving to be there", async () => {
    const { prisma } = accounts.ctx.db;
    await prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
    accounts.advance(11 * MINUTE_MS);
    const late = await browser.post("password", { password: "a new password" });
    expect(late).toMatchObject({ status: 403, body: { data: { confirm_by: "sign_in" } } });
    const fresh = await signedIn();
    expect((await fresh.post("password", { password: "a new password" })).status).toBe(200);
  });
});

describe("the e-mail address", () => {
  async function ask(email = NEW) {
    const answer = await browser.post("email", { email });
    expect(answer.status).toBe(200);
    return { answer, mail: (await accounts.mailsTo(email)).at(-1) };
  }

  it("changes when the new address confirms it; both are told, all sessions end", async () => {
    const { mail } = await ask();
    expect((await browser.get("")).body).toMatchObject({ email: ADA, pending_email: NEW });
    expect(await kindsTo(ADA)).toEqual(["email.change-notice"]);
    const confirmed = await accounts.browser().post("email/confirm", { token: mail?.token });
    expect(confirmed).toMatchObject({ status: 200, body: { email: NEW } });
    expect(await stateOf(browser)).toBe("signed_out");
    expect(await kindsTo(ADA)).toContain("account.email.changed");
    expect(await kindsTo(NEW)).toContain("account.email.changed");
    const user = await accounts.ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.email).toBe(NEW);
  });

  it("is stopped by the old address", async () => {
    const { mail } = await ask();
    const notice = (await accounts.mailsTo(ADA)).at(-1);
    expect(notice?.link).toContain("/confirm-email/stop#");
    const stopped = await accounts.browser().post("email/stop", { token: notice?.token });
    expect(stopped.status).toBe(200);
    const late = await accounts.browser().post("email/confirm", { token: mail?.token });
    expect(late.status).toBe(422);
    expect((await browser.get("")).body.pending_email).toBeNull();
  });

  it("says nothing of an account that has the address, and tells that one", async () => {
    await accounts.addUser(NEW, null);
    const { answer } = await ask();
    expect(answer.body).toEqual({ email: NEW });
    expect(await kindsTo(NEW)).toEqual(["email.taken"]);
    expect(await accounts.ctx.db.prisma.oneTimeToken.count()).toBe(0);
  });

  it("is not taken from an account that was made meanwhile", async () => {
    const { mail } = await ask();
    await accounts.addUser(NEW, null);
    const answer = await accounts.browser().post("email/confirm", { token: mail?.token });
    expect(answer.status).toBe(409);
  });

  it("counts the last request alone", async () => {
    const first = await ask("one@example.com");
    const second = await ask("two@example.com");
    const old = await accounts.browser().post("email/confirm", { token: first.mail?.token });
    expect(old.status).toBe(422);
    const right = await accounts.browser().post("email/confirm", { token: second.mail?.token });
    expect(right.status).toBe(200);
  });

  it("wants a proof after ten minutes, by the password", async () => {
    accounts.advance(10 * MINUTE_MS);
    const late = await browser.post("email", { email: NEW });
    expect(late).toMatchObject({ status: 403, body: { data: { confirm_by: "password" } } });
    expect((await browser.post("confirm", { password: "wrong" })).status).toBe(422);
    expect((await browser.post("confirm", { password: PASSWORD })).status).toBe(200);
    await ask();
  });
});

describe("sessions", () => {
  it("are listed with device, address and which is this one", async () => {
    const other = await signedIn();
    await other.get("");
    const { body } = await browser.get("sessions");
    expect(body).toHaveLength(2);
    expect(body.filter((each: { is_current: boolean }) => each.is_current)).toHaveLength(1);
    expect(body[0]).toMatchObject({ ip_address: "203.0.113.7", device: "Firefox" });
  });

  it("end one by one; those of others are unknown", async () => {
    const other = await signedIn();
    const stranger = await signedIn(await accounts.addUser("eve@example.com", "member"));
    const { body } = await browser.get("sessions");
    const { id } = body.find((each: { is_current: boolean }) => !each.is_current);
    expect((await stranger.post("sessions/revoke", { id })).status).toBe(404);
    expect(await stateOf(other)).toBe("signed_in");
    expect((await browser.post("sessions/revoke", { id })).status).toBe(200);
    expect(await stateOf(other)).toBe("signed_out");
    expect((await browser.post("sessions/revoke", { id })).status).toBe(404);
  });

  it("end everywhere, with or without this one", async () => {
    const other = await signedIn();
    await browser.post("sessions/revoke-all", { keeps_this: true });
    expect([await stateOf(browser), await stateOf(other)]).toEqual(["signed_in", "signed_out"]);
    await browser.post("sessions/revoke-all", { keeps_this: false });
    expect(await stateOf(browser)).toBe("signed_out");
  });
});

describe("command lines", () => {
  it("that act for the account are listed and ended by it alone", async () => {
    const { organizationId } = await accounts.ctx.db.prisma.member.findFirstOrThrow({
      where: { userId },
    });
    const facts = { kind: "cli", label: "laptop", organizationId } as const;
    const { prisma } = accounts.ctx.db;
    const { id } = await addApiKey(accounts.ctx, prisma, { ...facts, userId });
    await addApiKey(accounts.ctx, prisma, { ...facts, userId: "usr_other" });
    const { body } = await browser.get("cli-keys");
    expect(body).toEqual([expect.objectContaining({ id, device: "laptop", last_used_at: null })]);
    const stranger = await signedIn(await accounts.addUser("mallory@example.com", "owner"));
    expect((await stranger.get("cli-keys")).body).toEqual([]);
    expect((await stranger.post("cli-keys/revoke", { id })).status).toBe(404);
    expect((await browser.post("cli-keys/revoke", { id })).status).toBe(200);
    expect((await browser.get("cli-keys")).body).toEqual([]);
    const entry = { where: { action: "cli_key.revoke", resourceId: id } };
    expect(await prisma.auditEntry.count(entry)).toBe(1);
  });
});

describe("two-step sign-in", () => {
  it("asks for a code from then on, and ends the other sessions", async () => {
    const before = await signedIn();
    const codes = await addSecondFactor();
    expect(new Set(codes).size).toBe(10);
    expect(await stateOf(browser)).toBe("signed_in");
    expect(await stateOf(before)).toBe("signed_out");
    const next = await signedIn();
    expect(await stateOf(next)).toBe("second_factor");
    expect((await next.get("")).status).toBe(401);
    expect((await next.post("second-factor/check", { code: "000000" })).status).toBe(422);
    expect((await next.post("second-factor/check", { code: await codeNow() })).status).toBe(200);
    expect(await stateOf(next)).toBe("signed_in");
  });

  it("is not in force before its first code was right", async () => {
    await browser.post("second-factor/start");
    expect((await browser.post("second-factor/finish", { code: "000000" })).status).toBe(422);
    expect(await stateOf(await signedIn())).toBe("signed_in");
  });

  it("refuses a code that was used, also by two at once", async () => {
    await addSecondFactor();
    const code = await codeNow();
    const [one, two] = [await signedIn(), await signedIn()];
    const answers = await Promise.all(
      [one, two].map((each) => each.post("second-factor/check", { code })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  it("takes each recovery code once, however it is typed, and tells the owner", async () => {
    const [code = ""] = await addSecondFactor();
    const typed = code.toUpperCase().replace("-", " ");
    expect((await (await signedIn()).post("second-factor/check", { code: typed })).status).toBe(
      200,
    );
    expect((await (await signedIn()).post("second-factor/check", { code })).status).toBe(422);
    expect(await kindsTo(ADA)).toContain("account.recovery-code.used");
    expect((await browser.get("")).body.recovery_codes_left).toBe(9);
  });

  it("is limited to ten tries for an account, from wherever", async () => {
    await addSecondFactor();
    await accounts.ctx.db.pool.query("TRUNCATE rate_counter");
    const statuses = [];
    for (let index = 0; index < 11; index += 1) {
      const next = await signedIn();
      statuses.push((await next.post("second-factor/check", { code: "000000" })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
    const right = await (await signedIn()).post("second-factor/check", { code: await codeNow() });
    expect(right.status).toBe(429);
  });

  it("does not wait longer than ten minutes", async () => {
    await addSecondFactor();
    const next = await signedIn();
    accounts.advance(11 * MINUTE_MS);
    const late = await next.post("second-factor/check", { code: await codeNow() });
    expect(late.status).toBe(401);
  });

  it("is turned off, and its codes renewed, by whoever gives a code", async () => {
    const [old = ""] = await addSecondFactor();
    accounts.advance(10 * MINUTE_MS);
    for (const path of ["second-factor/remove", "second-factor/recovery-codes"]) {
      const refused = await browser.post(path);
      expect(refused).toMatchObject({ status: 403, body: { data: { confirm_by: "code" } } });
    }
    expect((await browser.post("confirm", { password: PASSWORD })).status).toBe(422);
    expect((await browser.post("confirm", { code: await codeNow() })).status).toBe(200);
    const renewed = await browser.post("second-factor/recovery-codes");
    expect(renewed.body.recovery_codes).toHaveLength(10);
    expect(renewed.body.recovery_codes).not.toContain(old);
    const refused = await (await signedIn()).post("second-factor/check", { code: old });
    expect(refused.status).toBe(422);
    expect((await browser.post("second-factor/remove")).status).toBe(200);
    expect(await stateOf(await signedIn())).toBe("signed_in");
    expect(await kindsTo(ADA)).toContain("account.second-factor.removed");
  });

  it("leaves nothing in clear in the database", async () => {
    const codes = await addSecondFactor();
    const { secret } = await accounts.ctx.db.prisma.secondFactor.findUniqueOrThrow({
      where: { userId },
    });
    const clear = openSecret(accounts.ctx.secretBox, userId, secret);
    const { rows } = await accounts.ctx.db.pool.query<{ dump: string }>(
      `SELECT (SELECT string_agg(t::text, '') FROM second_factor t)
         || (SELECT string_agg(t::text, '') FROM recovery_code t) AS dump`,
    );
    for (const text of [...codes, clear.toString("hex"), clear.toString("base64")]) {
      expect(rows[0]?.dump).not.toContain(text);
    }
  });
});
