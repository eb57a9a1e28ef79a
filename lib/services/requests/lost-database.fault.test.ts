import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { createKillablePostgres, type KillablePostgres } from "#lib/testing/killable-postgres.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const CRASHES = ["SIGQUIT", "SIGKILL", "SIGQUIT", "SIGKILL"] as const;
/** The promise is 2 s; a busy machine gets one more. */
const ANSWER_MS = 3_000;
const DOWN_MS = 8_000;

let postgres: KillablePostgres;

beforeAll(async () => {
  postgres = await createKillablePostgres();
  await postgres.start();
});
afterAll(async () => {
  await postgres.remove();
});

describe("the database going away", () => {
  it("loses nothing that was acknowledged, and stops no process", async () => {
    await using world = await createFaultWorld({ databaseUrl: postgres.url });
    const { product, sender } = world;
    const pids = [product.web.pid(), product.workers[0]?.pid()];
    const load = sender.atRate(150);
    for (const signal of CRASHES) {
      await sleep(1_500);
      await postgres.crash(signal);
      await postgres.start();
      const acked = sender.acked().length;
      await waitUntil("requests to be taken again", () => sender.acked().length > acked, {
        timeoutMs: 15_000,
      });
    }
    await load.stop();
    await product.settled();
    expect(await world.check()).toMatchObject(NOTHING_LOST);

    const before = sender.ledger.length;
    const whileDown = sender.atRate(50);
    await postgres.crash("SIGQUIT");
    await sleep(DOWN_MS);
    await whileDown.stop();
    const answers = sender.ledger.slice(before).filter((sent) => sent.status !== 200);
    expect(answers.length).toBeGreaterThan((DOWN_MS / 1_000) * 50 * 0.8);
    expect([...new Set(answers.map((sent) => sent.status))]).toEqual([503]);
    expect(answers.every((sent) => Number(sent.retryAfter) > 0)).toBe(true);
    expect(Math.max(...answers.map((sent) => sent.latencyMs))).toBeLessThan(ANSWER_MS);

    await postgres.start();
    await waitUntil("requests to be taken again", async () => {
      return (await sender.post("after")).status === 200;
    });
    await product.settled();
    expect(await world.check()).toMatchObject(NOTHING_LOST);
    expect([product.web.pid(), product.workers[0]?.pid()]).toEqual(pids);
    expect([product.web, product.workers[0]].every((each) => each?.isRunning())).toBe(true);
  });
});
