import { describe, expect, it } from "vitest";
import { createFaultWorld, type FaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const RETRY = { type: "retry", strategy: "linear", interval: 1_000, count: 50 };
const EVENTS = 300;
const SLOWED = "SELECT count(*) FROM destination WHERE id = 'des_a' AND slowed_at IS NOT NULL";
/** Calls that were under way when the destination was slowed: what two workers have in hand at most. */
const UNDER_WAY = 256;

const untilSlowed = ({ product }: FaultWorld) =>
  waitUntil("the destination to be slowed", async () => (await product.count(SLOWED)) === 1);

describe("a destination that only answers 503", () => {
  it("gets a call now and then instead of a hammering, and everything once it keeps up", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      connections: { a: [RETRY], b: [] },
    });
    const { product, receiver, sender } = world;
    const isOf = (name: string) => (hit: { url: string }) => hit.url.startsWith(`/${name}`);
    let isOverloaded = true;
    receiver.answer((hit) => ({ status: isOverloaded && isOf("a")(hit) ? 503 : 200 }));
    await sender.burst(EVENTS, 16);
    await untilSlowed(world);
    await receiver.waitFor((hits) => hits.filter(isOf("b")).length === EVENTS);
    const slowedAtMs = Date.now();
    const early = receiver.hits.filter(isOf("a")).length;
    expect(early).toBeLessThanOrEqual(EVENTS + UNDER_WAY);
    // The first probe comes 10 s after the slowing and fails, the next one 20 s after that.
    await receiver.waitFor(
      (hits) => hits.some((hit) => isOf("a")(hit) && hit.atMs > slowedAtMs + 5_000),
      60_000,
    );
    const late = receiver.hits.filter((hit) => isOf("a")(hit) && hit.atMs > slowedAtMs + 5_000);
    expect(late).toHaveLength(1);
    const untried = "SELECT count(*) FROM event WHERE destination_id = 'des_a' AND attempts > 3";
    expect(await product.count(untried)).toBe(0);
    isOverloaded = false;
    await product.settled(90_000);
    expect(await product.count(SLOWED)).toBe(0);
    const { repeated: _repeated, ...rest } = await world.check();
    expect(rest).toEqual(NOTHING_LOST);
    const done = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'";
    expect(await product.count(done)).toBe(2 * EVENTS);
  });

  it("is called on at full speed where protection is off", async () => {
    await using world = await createFaultWorld({
      connections: { a: [{ ...RETRY, interval: 100, count: 2 }] },
      destinationConfig: { protection_disabled: true },
    });
    world.receiver.answer(() => ({ status: 503 }));
    await world.sender.burst(40, 8);
    await world.product.settled();
    expect(world.receiver.hits).toHaveLength(3 * 40);
    expect(await world.product.count(SLOWED)).toBe(0);
  });
});
