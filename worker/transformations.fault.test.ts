import { describe, expect, it } from "vitest";
import { createFaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const handler = (body: string) => `addHandler("transform", (request) => { ${body} });`;
const transform = { type: "transform", transformation_id: "trs_1" };
const PLAIN = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

describe.concurrent("transformations in a running product", () => {
  it("that take all memory cost their own event and nothing else", async () => {
    const plain = Object.fromEntries(PLAIN.map((name) => [name, []]));
    await using world = await createFaultWorld({
      connections: { ...plain, z: [transform] },
      transformations: { trs_1: handler("new Array(2**28).fill(0)") },
    });
    const { product, receiver, sender } = world;
    const pid = product.workers[0]?.pid();
    await sender.burst(5, 5);
    await receiver.waitFor((hits) => hits.length === 5 * PLAIN.length);
    await product.settled();
    const failed = await product.pool.query(
      "SELECT connection_id, cause, meta, count(*)::int AS count FROM ignored_event GROUP BY connection_id, cause, meta",
    );
    expect(failed.rows).toEqual([
      {
        connection_id: "web_z",
        cause: "TRANSFORMATION_FAILED",
        meta: { transformation_id: "trs_1" },
        count: 5,
      },
    ]);
    expect(await product.count("SELECT count(*) FROM execution WHERE log_level = 'fatal'")).toBe(5);
    expect(product.workers[0]?.isRunning()).toBe(true);
    expect(product.workers[0]?.pid()).toBe(pid);
    expect(receiver.hits).toHaveLength(5 * PLAIN.length);
  });

  it("are finished by another worker when theirs is killed, each event once", async () => {
    await using world = await createFaultWorld({
      connections: { a: [transform], b: [] },
      transformations: {
        trs_1: handler("const end = Date.now() + 20; while (Date.now() < end); return request"),
      },
    });
    const { product, sender } = world;
    await sender.burst(300, 32);
    await waitUntil("some code to have run", async () => {
      return (await product.count("SELECT count(*) FROM execution")) > 20;
    });
    await product.workers[0]?.kill();
    expect(
      await product.count("SELECT count(*) FROM routing_order WHERE routed_at IS NULL"),
    ).toBeGreaterThan(0);
    await product.workers[1]?.start();
    await product.settled(120_000);
    const { unstored, lost, unrecorded } = await world.check();
    expect({ unstored, lost, unrecorded }).toEqual(NOTHING_LOST);
    const events = "SELECT count(*) FROM event WHERE connection_id = 'web_a'";
    expect(await product.count(events)).toBe(300);
    expect(await product.count("SELECT count(*) FROM execution")).toBe(300);
  });
});

describe("duplicates in a running product", () => {
  it("are ignored, 100 of each of 50 at the same time, by two workers", async () => {
    const rule = { type: "deduplicate", window: 60_000, include_fields: ["body.clientId"] };
    await using world = await createFaultWorld({ connections: { a: [rule] }, workers: 2 });
    const { product, receiver, sender } = world;
    const keys = Array.from({ length: 50 }, (_, n) => `key ${n}`);
    const all = Array.from({ length: 100 }, () => keys).flat();
    await Promise.all(all.map((key) => sender.post(key)));
    await product.settled();
    expect(sender.acked()).toHaveLength(5_000);
    expect(await product.count("SELECT count(*) FROM event")).toBe(50);
    expect(
      await product.count("SELECT count(*) FROM ignored_event WHERE cause = 'DEDUPLICATED'"),
    ).toBe(4_950);
    expect(receiver.hits).toHaveLength(50);
  });
});
