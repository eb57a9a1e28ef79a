import { describe, expect, it } from "vitest";
import { createFaultWorld } from "#lib/testing/fault-world.ts";
import type { Hit } from "#lib/testing/http-receiver.ts";

const of = (name: string) => (hit: Hit) => hit.url.startsWith(`/${name}`);
const only = (tenant: string) => [{ type: "filter", body: { tenant } }];

describe("many queued events of one destination", () => {
  it("do not slow another while they wait for a rate", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      connections: { limited: only("a"), fast: only("b") },
    });
    const { product, receiver, sender } = world;
    await product.pool.query(
      `UPDATE destination SET config = config || '{"delivery_policy":{"rate":2,"period":"second","groups":null}}'
       WHERE id = 'des_limited'`,
    );
    const flood = Array.from({ length: 3_000 }, (_, at) => sender.post(`a${at}`, { tenant: "a" }));
    await Promise.all(flood);
    const before = receiver.hits.filter(of("limited")).length;
    for (let at = 0; at < 200; at += 1) await sender.post(`b${at}`, { tenant: "b" });
    await receiver.waitFor((hits) => hits.filter(of("fast")).length === 200);
    const meanwhile = receiver.hits.filter(of("limited")).length - before;
    expect(meanwhile).toBeLessThan(100);
    const open = "SELECT count(*) FROM event WHERE destination_id = 'des_limited' AND attempts = 0";
    expect(await product.count(open)).toBeGreaterThan(2_000);
  });

  it("leave others their share of the slots while they are delivered", async () => {
    await using world = await createFaultWorld({
      connections: { flooded: only("a"), quiet: only("b") },
    });
    const { receiver, sender } = world;
    receiver.answer((hit) => ({ status: 200, delayMs: of("flooded")(hit) ? 200 : 0 }));
    const flood = Array.from({ length: 3_000 }, (_, at) => sender.post(`a${at}`, { tenant: "a" }));
    await Promise.all(flood);
    for (let at = 0; at < 100; at += 1) await sender.post(`b${at}`, { tenant: "b" });
    await receiver.waitFor((hits) => hits.filter(of("quiet")).length === 100);
    expect(receiver.hits.filter(of("flooded")).length).toBeLessThan(3_000);
    await receiver.waitFor((hits) => hits.filter(of("flooded")).length === 3_000);
  });

  it("that all fail at once come back as they went, never more at a time than before", async () => {
    await using world = await createFaultWorld({
      workers: 2,
      connections: { a: [{ type: "retry", strategy: "linear", interval: 3_000, count: 5 }] },
    });
    const { product, receiver, sender } = world;
    let open = 0;
    let most = 0;
    receiver.answer((hit) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
      }, 10);
      return { status: hit.attempt === 1 ? 500 : 200, delayMs: 15 };
    });
    await sender.burst(1_500, 64);
    await product.settled();
    expect(receiver.hits).toHaveLength(3_000);
    // What a lane may have under way, for each of two workers.
    expect(most).toBeLessThanOrEqual(256);
  });
});
