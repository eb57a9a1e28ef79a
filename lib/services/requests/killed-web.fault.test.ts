import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const KILLS = 6;
const PER_SECOND = 300;

describe("kill -9 of the web process", () => {
  it("loses nothing that was acknowledged", async () => {
    await using world = await createFaultWorld();
    const { product, sender } = world;
    const load = sender.atRate(PER_SECOND);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(400 + Math.random() * 400);
      await product.web.kill();
      await product.web.start();
    }
    await sleep(500);
    await load.stop();
    await product.settled();
    expect(sender.acked().length).toBeGreaterThan(KILLS * 10);
    expect(sender.ledger.some((sent) => sent.status === null)).toBe(true);
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it("leaves no request without its body and its ticket", async () => {
    await using world = await createFaultWorld({ workers: 0 });
    const { product, sender } = world;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = sender.acked().length;
      const load = sender.burst(400, 64);
      await waitUntil("requests to be acknowledged", () => sender.acked().length >= before + 20);
      await sleep(Math.random() * 20);
      await product.web.kill();
      await load;
      await product.web.start();
    }
    const halves = `
      SELECT count(*) FROM request r WHERE routed_at IS NULL AND (
        NOT EXISTS (SELECT FROM payload p WHERE p.id = r.payload_id)
        OR NOT EXISTS (SELECT FROM pgboss.job j
          WHERE j.name = 'request.route' AND j.data -> 'requestIds' ? r.id))`;
    expect(await product.count("SELECT count(*) FROM request")).toBeGreaterThanOrEqual(KILLS * 20);
    expect(await product.count(halves)).toBe(0);
    await product.workers[0]?.start();
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it("stores a request that its client repeats at most once for each kill more", async () => {
    await using world = await createFaultWorld({ workers: 0 });
    const { product, sender } = world;
    const insistent = Array.from({ length: 64 }, async (_, index) => {
      for (let tries = 0; tries < 50; tries += 1) {
        const { status } = await sender.post(`insistent-${index}`);
        if (status === 200) return true;
        await sleep(50);
      }
      return false;
    });
    await sleep(2);
    await product.web.kill();
    await product.web.start();
    expect(await Promise.all(insistent)).not.toContain(false);
    const copies = `
      SELECT coalesce(max(copies), 0) AS count FROM (
        SELECT count(*) AS copies FROM payload GROUP BY body) AS bodies`;
    expect(await product.count("SELECT count(DISTINCT body) FROM payload")).toBe(64);
    expect(await product.count(copies)).toBeLessThanOrEqual(2);
  });
});
