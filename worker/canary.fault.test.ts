import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createQueue } from "#lib/adapters/queue.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { queueMail } from "#lib/services/mail/queue-mail.ts";
import { runInTransaction } from "#lib/services/run-in-transaction.ts";
import { createHttpApi } from "#lib/testing/http-api.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { sendToSource } from "#lib/testing/send-to-source.ts";
import { createTestProcess, type TestProcess } from "#lib/testing/test-process.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

/** Each secret says where it was put. */
const CANARY = {
  destination: "canary-destination-token",
  source: "canary-source-secret",
  transformation: "canary-transformation-env",
  channel: "canary-channel-key",
  mail: "canary-link-in-a-mail",
  smtp: "canary-smtp-password",
};
const CODE = 'addHandler("transform", (request) => { throw new Error("no " + request.headers); });';

let api: Awaited<ReturnType<typeof createHttpApi>>;
let receiver: HttpReceiver;
let mailServer: MailServer;
let worker: TestProcess;
let key: string;
let stopIngest: () => Promise<void>;

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { key, body });

async function make(path: string, body: object): Promise<string> {
  const answer = await call("POST", path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body.id;
}

beforeAll(async () => {
  process.env.SLUICE_LOCAL = "1";
  api = await createHttpApi();
  receiver = await createHttpReceiver();
  receiver.answer(() => ({ status: 500, body: "no" }));
  mailServer = await startMailServer({ password: "another password" });
  key = (await api.addKey()).key;
  const smtpUrl = new URL(mailServer.url);
  smtpUrl.password = CANARY.smtp;
  worker = createTestProcess("worker/main.ts", {
    DATABASE_URL: api.database.url,
    SLUICE_SECRET_KEY: api.ctx.secretKey,
    SLUICE_LOCAL: "1",
    LOG_LEVEL: "trace",
    SMTP_URL: smtpUrl.href,
  });
  await run();
}, 120_000);

afterAll(async () => {
  await worker.kill();
  await stopIngest?.();
  await receiver.close();
  await mailServer.close();
  await api.close();
});

/** A source, rules and destinations with secrets; events that fail; a worker that is killed and comes back. */
async function run() {
  const source_id = await make("/sources", {
    name: "with-secret",
    config: {
      auth_type: "HMAC",
      auth: {
        algorithm: "sha256",
        encoding: "hex",
        header_key: "x-signature",
        webhook_secret_key: CANARY.source,
      },
    },
  });
  const plain_id = await make("/sources", { name: "plain" });
  const destination_id = await make("/destinations", {
    name: "with-token",
    config: { url: receiver.url, auth_type: "BEARER_TOKEN", auth: { token: CANARY.destination } },
  });
  const transformation_id = await make("/transformations", {
    name: "with-env",
    code: CODE,
    env: { SECRET: CANARY.transformation },
  });
  const rules = [{ type: "transform", transformation_id }];
  await make("/connections", { name: "secret", source_id, destination_id });
  await make("/connections", { name: "plain", source_id: plain_id, destination_id });
  await make("/connections", {
    name: "code",
    source_id: plain_id,
    destination: { name: "other", config: { url: "http://127.0.0.1:1" } },
    rules,
  });
  await make("/channels", {
    type: "opsgenie",
    name: "canary",
    config: { api_url: receiver.url },
    secret: { api_key: CANARY.channel },
  });

  const { ingest, stop } = await getIngest();
  stopIngest = stop;
  // Unsigned, so it is rejected: the answer has no body to read an id from.
  await expect(sendToSource(ingest, source_id)).rejects.toThrow(SyntaxError);
  for (let index = 0; index < 20; index += 1) await sendToSource(ingest, plain_id);
  await worker.start();
  await waitUntil("a delivery", () => receiver.hits.length > 3, { detail: () => worker.log() });
  await worker.kill();
  await worker.start();
  const queue = await createQueue(api.database.url, { isWorker: false });
  const mailCtx = { ...api.ctx, queue, now: () => new Date() };
  await runInTransaction(api.ctx.db.pool, (client) =>
    queueMail(mailCtx, client, {
      kind: "test",
      to: "ada@example.com",
      subject: CANARY.mail,
      text: CANARY.mail,
      html: CANARY.mail,
    }),
  );
  await queue.stop(100);
  await waitUntil("every attempt and the mail's try", async () => {
    const { rows } = await api.ctx.db.pool.query<{ attempts: number; mails: number }>(
      `SELECT (SELECT count(*)::int FROM attempt WHERE status IS NOT NULL) AS attempts,
         (SELECT count(*)::int FROM mail WHERE last_error IS NOT NULL) AS mails`,
    );
    return (rows[0]?.attempts ?? 0) >= 20 && rows[0]?.mails === 1;
  });
}

/** Every form in which somebody who looks for a secret would recognise it. */
const formsOf = (secret: string) => [
  secret,
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
];

function found(text: string): string[] {
  return Object.values(CANARY).filter((secret) =>
    formsOf(secret).some((form) => text.includes(form)),
  );
}

describe("a secret", () => {
  it("reached its destination, so that the run was a real one", () => {
    const headers = receiver.hits.map((hit) => hit.rawHeaders.join("\n")).join("\n");
    expect(headers).toContain(`Bearer ${CANARY.destination}`);
  });

  it("stands in no log, not even at the finest level", () => {
    expect(worker.log()).toContain("mail was not sent");
    expect(found(worker.log())).toEqual([]);
  });

  it("stands in no row of any table in clear, the queue's included", async () => {
    const tables = await api.ctx.db.pool.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'pgboss')`,
    );
    expect(tables.rows.length).toBeGreaterThan(30);
    for (const { name } of tables.rows) {
      const { rows } = await api.ctx.db.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} t`,
      );
      expect(found(rows.map(({ row }) => row).join("\n")), name).toEqual([]);
    }
  });

  it("is in no answer of the API that does not ask for secrets", async () => {
    const lists = Object.values(contracts).filter(
      ({ method, path, audience }) =>
        method === "GET" && !path.includes("{") && audience !== "public",
    );
    expect(lists.length).toBeGreaterThan(15);
    for (const { path } of lists) {
      const { body } = await call("GET", path);
      const text = JSON.stringify(body);
      expect(found(text), path).toEqual([]);
      for (const { id } of (body.models ?? []) as { id: string }[]) {
        const one = await call("GET", `${path}/${id}`);
        if (!path.startsWith("/transformations")) {
          expect(found(JSON.stringify(one.body)), `${path}/${id}`).toEqual([]);
        }
      }
    }
  });

  it("is in no answer to a call that is wrong", async () => {
    const wrong = [
      [
        "/sources",
        { name: "x", config: { auth_type: "HMAC", auth: { webhook_secret_key: [CANARY.source] } } },
      ],
      [
        "/destinations",
        {
          name: "x",
          config: {
            url: "nonsense",
            auth_type: "BEARER_TOKEN",
            auth: { token: { a: CANARY.destination } },
          },
        },
      ],
      ["/channels", { type: "opsgenie", name: "x", secret: { api_key: [CANARY.channel] } }],
      ["/transformations", { name: "x", code: "(", env: { SECRET: [CANARY.transformation] } }],
    ] as const;
    for (const [path, body] of wrong) {
      const answer = await call("POST", path, body);
      expect(answer.status, path).toBe(422);
      expect(found(JSON.stringify(answer.body)), path).toEqual([]);
    }
  });

  it("is told to no destination but its own, and to no channel", () => {
    for (const hit of receiver.hits) {
      const told = found(hit.body.toString("utf8") + hit.url);
      expect(told).toEqual([]);
      expect(found(hit.rawHeaders.join("\n"))).not.toContain(CANARY.source);
    }
    expect(mailServer.mails).toEqual([]);
  });
});
