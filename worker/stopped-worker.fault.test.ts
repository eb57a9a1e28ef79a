import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";

const REQUESTS = 10;
const CONNECTIONS = { a: [], b: [] };
const HELD = REQUESTS * 2;
/** What a worker gives deliveries under way, and what a busy machine takes beyond. */
const GRACE_MS = 25_000;
const SLACK_MS = 5_000;

describe.concurrent("SIGTERM to a worker", () => {
  it("lets deliveries end, begins no other, and gives none twice", async () => {
    await using world = await createFaultWorld({ connections: CONNECTIONS });
    const { product, receiver, sender } = world;
    const [first, second] = product.workers;
    receiver.answer(() => ({ status: 200, delayMs: 3_000 }));
    await sender.burst(REQUESTS, REQUESTS);
    await receiver.waitFor((hits) => hits.length > 0);
    const begun = receiver.hits.length;
    first?.signal("SIGTERM");
    await sender.burst(REQUESTS, REQUESTS);
    expect(await first?.exited()).toEqual({ code: 0, signal: null });
    expect(receiver.hits.length).toBeLessThanOrEqual(HELD);
    expect(receiver.hits.length).toBeGreaterThanOrEqual(begun);
    const ended = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'";
    expect(await product.count(ended)).toBe(receiver.hits.length);
    receiver.answer(() => ({ status: 200 }));
    await second?.start();
    await receiver.waitFor((hits) => hits.length === 2 * HELD);
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it("ends after its grace and hands over what a destination would not answer", async () => {
    await using world = await createFaultWorld({ connections: CONNECTIONS });
    const { product, receiver, sender } = world;
    const [first, second] = product.workers;
    receiver.answer(() => "hang");
    await sender.burst(REQUESTS, REQUESTS);
    await receiver.waitFor((hits) => hits.length === HELD);
    receiver.answer(() => ({ status: 200 }));
    const askedAtMs = Date.now();
    first?.signal("SIGTERM");
    await second?.start();
    expect(await first?.exited()).toEqual({ code: 0, signal: null });
    expect(Date.now() - askedAtMs).toBeLessThan(GRACE_MS + SLACK_MS);
    await receiver.waitFor((hits) => hits.length === 2 * HELD, 10_000 + SLACK_MS);
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: HELD });
  });
});
