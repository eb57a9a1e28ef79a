import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

/** The promise is 2 s; a busy machine gets more. */
const ANSWER_MS = 6_000;

describe.concurrent("a database that is hard to reach", () => {
  it("is slow: requests are taken in larger batches or turned away, none is lost", async () => {
    await using world = await createFaultWorld({ hasNetwork: true });
    const { product, sender, network } = world;
    network?.setDelay(100);
    const load = sender.atRate(200);
    await waitUntil("requests under a slow database", () => sender.ledger.length > 1_000);
    await load.stop();
    network?.setDelay(0);
    const statuses = new Set(sender.ledger.map((sent) => sent.status));
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(sender.acked().length).toBeGreaterThan(sender.ledger.length / 2);
    await product.settled(60_000);
    expect(await world.check()).toMatchObject(NOTHING_LOST);
  });

  it("says nothing any more: senders are told to come back, and work goes on with it", async () => {
    await using world = await createFaultWorld({ hasNetwork: true });
    const { product, sender, network } = world;
    const pids = [product.web.pid(), product.workers[0]?.pid()];
    const load = sender.atRate(50);
    await waitUntil("the first requests", () => sender.acked().length > 50);
    network?.goSilent();
    const silent = sender.ledger.length;
    await sleep(8_000);
    network?.heal();
    const during = sender.ledger.slice(silent);
    const turnedAway = during.filter((sent) => sent.status === 503);
    expect(turnedAway.length).toBeGreaterThan(during.length / 2);
    expect(turnedAway.every((sent) => Number(sent.retryAfter) > 0)).toBe(true);
    expect(Math.max(...turnedAway.map((sent) => sent.latencyMs))).toBeLessThan(ANSWER_MS);
    const acked = sender.acked().length;
    await waitUntil("requests to be taken again", () => sender.acked().length > acked, {
      timeoutMs: 60_000,
    });
    await load.stop();
    await product.settled(120_000);
    expect(await world.check()).toMatchObject({ unstored: 0, lost: 0 });
    expect([product.web.pid(), product.workers[0]?.pid()]).toEqual(pids);
  });
});
