import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";

const REQUESTS = 10;
/** Each request goes to two destinations: one alone would not be given so many at a time. */
const CONNECTIONS = { a: [], b: [] };
const HELD = REQUESTS * 2;
/** The promise is 30 s; a busy machine gets some more. */
const RECOVERED_MS = 40_000;
const INTERRUPTED = `
  SELECT count(*) FROM attempt WHERE status = 'FAILED'
    AND convert_from(response_body, 'UTF8') LIKE 'interrupted%'`;

describe.concurrent("kill -9 of a worker", () => {
  it("has its deliveries made by another one, each with the interrupted attempt on record", async () => {
    await using world = await createFaultWorld({ connections: CONNECTIONS });
    const { product, receiver, sender } = world;
    receiver.answer(() => "hang");
    await sender.burst(REQUESTS, REQUESTS);
    await receiver.waitFor((hits) => hits.length === HELD);
    await product.workers[1]?.start();
    receiver.answer(() => ({ status: 200 }));
    await product.workers[0]?.kill();
    await receiver.waitFor((hits) => hits.length === 2 * HELD, RECOVERED_MS);
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: HELD });
    expect(await product.count(INTERRUPTED)).toBe(HELD);
    const done = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL' AND attempts = 2";
    expect(await product.count(done)).toBe(HELD);
  });

  it("again and again loses nothing, and fails no event", async () => {
    await using world = await createFaultWorld({ workers: 2 });
    const { product, receiver, sender } = world;
    receiver.answer(() => ({ status: 200, delayMs: 100 }));
    const load = sender.atRate(50);
    for (let kill = 0; kill < 8; kill += 1) {
      await sleep(2_500);
      const victim = product.workers[kill % 2];
      await victim?.kill();
      await victim?.start();
    }
    await load.stop();
    await product.settled(60_000);
    const { repeated, ...rest } = await world.check();
    expect(rest).toEqual(NOTHING_LOST);
    expect(repeated).toBeLessThanOrEqual(await product.count(INTERRUPTED));
    expect(await product.count("SELECT count(*) FROM event WHERE status <> 'SUCCESSFUL'")).toBe(0);
  });
});
