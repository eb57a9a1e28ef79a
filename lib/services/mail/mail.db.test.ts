import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { logger } from "#lib/adapters/logger.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { queueMail } from "./queue-mail.ts";
import { sendMail } from "./send-mail.ts";
import { forgetMail, tendMail } from "./tend-mail.ts";

const MAIL = {
  kind: "sign-in.link",
  to: "ada@example.com",
  subject: "Sign in",
  text: "canary-token",
  html: "<p>canary-token</p>",
};

let api: TestApi;
let server: MailServer;
beforeAll(async () => {
  api = await createTestApi();
  server = await startMailServer();
  logger.level = "silent";
});
beforeEach(() => {
  server.mails.length = 0;
  server.answer(() => null);
});
afterEach(async () => {
  await api.ctx.db.pool.query("TRUNCATE mail");
  await api.ctx.db.pool.query("DELETE FROM pgboss.job WHERE name = 'mail.send'");
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const queued = (mail: Partial<Parameters<typeof queueMail>[2]> = {}) =>
  runInTransaction(api.ctx.db.pool, (client) => queueMail(api.ctx, client, { ...MAIL, ...mail }));

function send(id: string, smtpUrl: string | null = server.url) {
  const mailer = createMailer({ smtpUrl, from: "sluice@example.com", writesToLog: false });
  return sendMail({ ...api.ctx, pool: api.ctx.db.pool, mailer }, id);
}

const rowOf = (id: string) => api.ctx.db.prisma.mail.findUniqueOrThrow({ where: { id } });
const makeDue = () => api.ctx.db.pool.query("UPDATE mail SET next_at = now() - interval '1 hour'");
const makeOld = () => api.ctx.db.pool.query("UPDATE mail SET expires_at = now()");

describe("queueMail", () => {
  it("keeps the mail sealed and has it sent", async () => {
    const id = await queued();
    expect(await api.tickets("mail.send")).toEqual([{ mailId: id }]);
    const { rows } = await api.ctx.db.pool.query<{ dump: string }>(
      "SELECT mail::text || convert_from(coalesce(content, ''), 'LATIN1') AS dump FROM mail",
    );
    expect(rows[0]?.dump).toContain("sign-in.link");
    expect(rows[0]?.dump).not.toMatch(/canary-token|ada@example/);
  });

  it("sends nothing when the transaction does not commit", async () => {
    const failing = runInTransaction(api.ctx.db.pool, async (client) => {
      await queueMail(api.ctx, client, MAIL);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await api.tickets("mail.send")).toEqual([]);
  });

  it("works within a transaction of Prisma too", async () => {
    const id = await api.ctx.db.prisma.$transaction((tx) =>
      queueMail(api.ctx, inTransaction(tx), MAIL),
    );
    await send(id);
    expect((await server.next(MAIL.to)).text?.trim()).toBe("canary-token");
  });
});

describe("sendMail", () => {
  it("sends once, however often it is asked, and wipes the content", async () => {
    const id = await queued();
    await Promise.all([send(id), send(id)]);
    await send(id);
    expect(server.mails).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ content: null, failedAt: null, attempts: 1 });
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });

  it("tries again later while the server says so, and then succeeds", async () => {
    const id = await queued();
    server.answer(() => ({ code: 451, text: "busy" }));
    await send(id);
    expect((await rowOf(id)).lastError).toContain("busy");
    await send(id);
    expect((await rowOf(id)).attempts).toBe(1);
    await makeDue();
    server.answer(() => null);
    await send(id);
    expect(server.mails).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ attempts: 2, lastError: null, content: null });
    expect(await api.tickets("mail.send")).toHaveLength(2);
  });

  it("gives up what is refused for good, and wipes it", async () => {
    const id = await queued();
    server.answer(() => ({ code: 550, text: "no such user" }));
    await send(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({ content: null, sentAt: null });
    expect(row.lastError).toContain("no such user");
    expect(row.failedAt).not.toBeNull();
  });

  it("says in its row that no mail server is set", async () => {
    const id = await queued();
    await send(id, null);
    expect((await rowOf(id)).lastError).toContain("SMTP_URL");
  });

  it("sends nothing that is too old", async () => {
    const id = await queued({ expiresInMs: 1_000 });
    await makeOld();
    await send(id);
    expect(server.mails).toEqual([]);
  });
});

describe("tendMail", () => {
  const tend = () => tendMail(api.ctx.db.pool, api.ctx.queue);

  it("issues the ticket of a mail that lost its own, or whose sender died", async () => {
    const id = await queued();
    await api.ctx.db.pool.query("DELETE FROM pgboss.job WHERE name = 'mail.send'");
    await tend();
    expect(await api.tickets("mail.send")).toEqual([]);
    await makeDue();
    await tend();
    expect(await api.tickets("mail.send")).toEqual([{ mailId: id }]);
  });

  it("wipes what is too old", async () => {
    const id = await queued();
    await makeOld();
    await tend();
    expect(await rowOf(id)).toMatchObject({ content: null, sentAt: null });
  });

  it("forgets mail after a month", async () => {
    const id = await queued();
    await send(id);
    await forgetMail(api.ctx.db.pool);
    expect(await api.ctx.db.prisma.mail.count()).toBe(1);
    await api.ctx.db.pool.query("UPDATE mail SET created_at = now() - interval '31 days'");
    await forgetMail(api.ctx.db.pool);
    expect(await api.ctx.db.prisma.mail.count()).toBe(0);
  });
});
