import { describe, expect, it } from "vitest";
import { createQueue } from "#lib/adapters/queue.ts";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const EVENTS = 1_000;

describe("sweep", () => {
  it("has everything delivered once although every ticket is gone", async () => {
    await using world = await createFaultWorld({
      connections: { now: [], later: [{ type: "delay", delay: 4_000 }] },
    });
    const { product, receiver, sender } = world;
    await sender.burst(EVENTS, 64);
    await waitUntil("all to be routed", async () => {
      return (await product.count("SELECT count(*) FROM event")) === EVENTS * 2;
    });
    // In good order: a kill could repeat a delivery, which is not what this is about.
    product.workers[0]?.signal("SIGTERM");
    await product.workers[0]?.exited();
    await sender.burst(EVENTS, 64);
    await product.pool.query("DELETE FROM pgboss.job");
    await product.workers[0]?.start();
    await receiver.waitFor((hits) => hits.length >= EVENTS * 4, 60_000);
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it("delivers an event once however many tickets speak of it", async () => {
    await using world = await createFaultWorld({
      connections: { a: [{ type: "delay", delay: 1_000 }] },
    });
    const { product, receiver, sender } = world;
    await sender.post("one");
    await waitUntil("the event", async () => {
      return (await product.count("SELECT count(*) FROM event")) === 1;
    });
    await product.workers[0]?.kill();
    await waitUntil("the event to be due", async () => {
      return (await product.count("SELECT count(*) FROM event WHERE due_at < now()")) === 1;
    });
    const queue = await createQueue(product.databaseUrl, { isWorker: false });
    const tickets = Array.from({ length: 5 }, () => ({ data: { destinationId: "des_a" } }));
    await queue.send("event.deliver", tickets);
    await queue.stop(1_000);
    await Promise.all(product.workers.map((worker) => worker.start()));
    await product.settled();
    await sender.post("two");
    await receiver.waitFor((hits) => hits.some((hit) => hit.body.includes("two")));
    expect(receiver.hits.filter((hit) => hit.body.includes("one"))).toHaveLength(1);
  });
});
