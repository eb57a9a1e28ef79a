import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createPool } from "#lib/adapters/db.ts";
import { loadEnv } from "#lib/adapters/env.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { foldMetrics } from "#lib/services/metrics/fold-metrics.ts";
import { startWorker } from "../../worker/start-worker.ts";
import { type Answer, createHttpReceiver } from "./http-receiver.ts";
import { TEST_SECRET_KEY } from "./seed-routing.ts";
import { createTestPath } from "./test-path.ts";
import { waitUntil } from "./wait-until.ts";

export type TestTraffic = Awaited<ReturnType<typeof createTestTraffic>>;

/** Makes an event path with a whole worker on it, and a destination that answers. */
export async function createTestTraffic() {
  const path = await createTestPath();
  const receiver = await createHttpReceiver();
  const answers = new Map<string, Answer>();
  receiver.answer((hit) => answers.get(hit.url) ?? { status: 200 });
  const worker = await startWorker({
    env: loadEnv({ DATABASE_URL: path.databaseUrl, SLUICE_SECRET_KEY: TEST_SECRET_KEY }),
    pool: createPool(path.databaseUrl, { name: "test worker", max: 8 }),
    queue: await createQueue(path.databaseUrl, { isWorker: true }),
    secretBox: path.secretBox,
    http: createSendHttp(createAddressGuard({ allow: [], allowPrivate: true })),
  });
  let isWorking = true;
  async function stopWorker() {
    if (isWorking) await worker.stop(1_000);
    isWorking = false;
  }
  const OPEN = `SELECT (SELECT count(*) FROM request WHERE routed_at IS NULL)
    + (SELECT count(*) FROM event WHERE due_at <= now() + interval '1 minute') AS count`;
  const UNCOUNTED = `SELECT (SELECT count(*) FROM request_delta) + (SELECT count(*) FROM event_delta)
    + (SELECT count(*) FROM attempt_delta) AS count`;
  const countOf = async (sql: string) => (await path.rows<{ count: string }>(sql))[0]?.count;

  return {
    ...path,
    receiver,
    /** Adds a connection to a destination of its own that answers so. */
    async connect(name: string, answer: Answer, rules: unknown[] = []) {
      await path.addConnection(`web_${name}`, rules);
      answers.set(`/${name}`, answer);
      await path.pool.query("UPDATE destination SET type = 'HTTP', config = $1 WHERE id = $2", [
        JSON.stringify({ url: `${receiver.url}/${name}` }),
        `des_web_${name}`,
      ]);
    },
    /** Has the destination of such a connection answer something else from now on. */
    answerWith(name: string, answer: Answer) {
      answers.set(`/${name}`, answer);
    },
    /** Waits until everything is routed and nothing is due within a minute. */
    settled: () =>
      waitUntil("everything to be delivered", async () => (await countOf(OPEN)) === "0"),
    /** Waits until everything is in the roll-ups, whether the worker put it there or this did. */
    folded: () =>
      waitUntil("everything to be counted", async () => {
        await foldMetrics(path.pool);
        return (await countOf(UNCOUNTED)) === "0";
      }),
    stopWorker,
    async close() {
      await stopWorker();
      await receiver.close();
      await path.close();
    },
  };
}
