import { describe, expect, it } from "vitest";
import { createFaultWorld } from "#lib/testing/fault-world.ts";
import type { Hit } from "#lib/testing/http-receiver.ts";

/** What a busy machine may delay a call by, and so push it towards the next one. */
const SLACK_MS = 1_500;

const policy = (rate: number, period: string, groups: object | null = null) => ({
  delivery_policy: { rate, period, groups },
});

/** The most calls in any window of that length. */
function mostWithin(hits: readonly Hit[], windowMs: number): number {
  const times = hits.map((hit) => hit.atMs).toSorted((a, b) => a - b);
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length),
  );
}

describe.concurrent("a destination's rate", () => {
  it("holds with two workers, in every window and over all, retries included", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      connections: { a: [{ type: "retry", strategy: "linear", interval: 500, count: 3 }] },
      destinationConfig: policy(20, "second"),
    });
    const { product, receiver, sender } = world;
    receiver.answer((hit) => ({ status: hit.attempt === 1 ? 500 : 200 }));
    await sender.burst(100, 32);
    await product.settled();
    const { hits } = receiver;
    expect(hits).toHaveLength(200);
    expect(mostWithin(hits, 3_000)).toBeLessThanOrEqual((3_000 + SLACK_MS) / 50);
    const [first, last] = [hits[0]?.atMs ?? 0, hits.at(-1)?.atMs ?? 0];
    expect(last - first).toBeGreaterThanOrEqual(199 * 50 - SLACK_MS);
  });

  it("is spread evenly and gives no burst after restarts", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      destinationConfig: policy(60, "minute"),
    });
    const { product, receiver, sender } = world;
    await sender.burst(40, 8);
    for (let restart = 0; restart < 3; restart += 1) {
      const before = receiver.hits.length;
      await receiver.waitFor((hits) => hits.length >= before + 2);
      for (const worker of product.workers) await worker.kill();
      for (const worker of product.workers) await worker.start();
    }
    const [first, last] = [receiver.hits[0]?.atMs ?? 0, receiver.hits.at(-1)?.atMs ?? 0];
    expect(receiver.hits.length).toBeLessThanOrEqual((last - first + SLACK_MS) / 1_000 + 1);
  });

  it("of three at a time means three, with two workers", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      destinationConfig: policy(3, "concurrent"),
    });
    const { product, receiver, sender } = world;
    let open = 0;
    let most = 0;
    receiver.answer(() => {
      open += 1;
      most = Math.max(most, open);
      // Counted as over before the answer goes out: whoever gets it may call again at once.
      setTimeout(() => {
        open -= 1;
      }, 20);
      return { status: 200, delayMs: 25 };
    });
    await sender.burst(90, 16);
    await product.settled();
    expect(receiver.hits).toHaveLength(90);
    expect(most).toBe(3);
  });

  it("of one at a time keeps the order of acceptance", async () => {
    await using world = await createFaultWorld({ destinationConfig: policy(1, "concurrent") });
    const { product, receiver, sender } = world;
    await sender.burst(300, 1);
    await product.settled();
    const sent = sender.acked().map((each) => each.requestId);
    expect(receiver.hits.map((hit) => hit.requestId)).toEqual(sent);
  });

  it("acts at once when it is changed", async () => {
    await using world = await createFaultWorld({ destinationConfig: policy(1, "hour") });
    const { product, receiver, sender } = world;
    await sender.burst(50, 8);
    await receiver.waitFor((hits) => hits.length === 1);
    await product.pool.query(
      "UPDATE destination SET config = config || jsonb_build_object('delivery_policy', null)",
    );
    await product.settled();
    expect(receiver.hits).toHaveLength(50);
  });
});

describe("delivery groups", () => {
  it("give a small group its turn beside one that floods the destination", async () => {
    const groups = { key: "body.shop", rate: 1_000, rate_period: "second", overrides: null };
    await using world = await createFaultWorld({
      workers: 2,
      destinationConfig: policy(20, "second", groups),
    });
    const { product, receiver, sender } = world;
    const shopOf = (hit: Hit) => JSON.parse(hit.body.toString()).shop as string;
    const flood = Array.from({ length: 400 }, (_, at) => sender.post(`f${at}`, { shop: "flood" }));
    await Promise.all(flood);
    await receiver.waitFor((hits) => hits.length > 20);
    for (let shop = 0; shop < 20; shop += 1)
      await sender.post(`s${shop}`, { shop: `shop ${shop}` });
    const before = receiver.hits.length;
    const small = (hits: readonly Hit[]) => hits.filter((hit) => shopOf(hit) !== "flood");
    await receiver.waitFor((hits) => small(hits).length === 20);
    // Two rounds of claims, each a second of the rate, and not the 380 that were there before.
    expect(receiver.hits.length - before).toBeLessThanOrEqual(100);
    const stored = "SELECT count(*) FROM event WHERE delivery_group = 'flood'";
    expect(await product.count(stored)).toBe(400);
  });
});
