import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";

const REQUESTS = 2_000;

describe("the event path", () => {
  it("delivers every request to each of three connections once, with two workers", async () => {
    await using world = await createFaultWorld({
      connections: { a: [], b: [], c: [] },
      workers: 2,
    });
    const { product, receiver, sender } = world;
    await sender.burst(REQUESTS, 64);
    await product.settled();
    expect(sender.acked()).toHaveLength(REQUESTS);
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
    expect(receiver.hits).toHaveLength(REQUESTS * 3);
    const delivered = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'";
    expect(await product.count(delivered)).toBe(REQUESTS * 3);
  });
});
