import { describe, expect, it } from "vitest";
import { createFaultWorld, type FaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { insertTrigger } from "#lib/testing/issue-facts.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const STORM = 10_000;
const EVENTS = 300;
const COUNTED_MS = 60_000;
const ANY = { strategy: "first_attempt", connections: "*" } as const;

async function watch({ product }: FaultWorld) {
  const { rows } = await product.pool.query<{ id: string }>("SELECT id FROM project");
  await insertTrigger(product.pool, rows[0]?.id ?? "", "delivery", ANY);
}

const issues = async ({ product }: FaultWorld) =>
  (
    await product.pool.query(
      `SELECT aggregation_keys->'response_status'->>0 AS status, occurrences::int AS count,
         (SELECT sum(count)::int FROM issue_occurrence o WHERE o.issue_id = i.id) AS counted,
         (SELECT array_agg(kind) FROM issue_signal s WHERE s.issue_id = i.id) AS told
       FROM issue i`,
    )
  ).rows;

/** Until no fact is left that was not added to an issue, and nothing is under way. */
async function counted(world: FaultWorld, count: number) {
  await waitUntil(
    "all to be counted",
    async () => {
      const [issue] = await issues(world);
      return (
        issue?.count >= count &&
        (await world.product.count("SELECT count(*) FROM issue_fact")) === 0
      );
    },
    { timeoutMs: COUNTED_MS },
  );
}

describe("issues", () => {
  it("of a storm of failures is one, told of once, with the right count", async () => {
    await using world = await createFaultWorld({ workers: 2 });
    await watch(world);
    world.receiver.answer(() => ({ status: 500 }));
    await world.sender.burst(STORM, 64);
    await world.product.settled(COUNTED_MS);
    await counted(world, STORM);
    const one = { status: "500", count: STORM, counted: STORM, told: ["opened"] };
    expect(await issues(world)).toEqual([one]);
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });

  it.each(["take-issue-facts:after:kill", "count-issues:before:kill", "count-issues:after:kill"])(
    "lose no failure and count none twice when the worker dies on its way: %s",
    async (point) => {
      await using world = await createFaultWorld({ workers: 0 });
      await watch(world);
      const [worker] = world.product.workers;
      world.receiver.answer(() => ({ status: 500 }));
      await worker?.start(point);
      await world.sender.burst(EVENTS, 16);
      await worker?.exited();
      await worker?.start();
      await world.sender.burst(EVENTS, 16);
      await world.product.settled();
      const attempts = await world.product.count(
        "SELECT count(*) FROM attempt WHERE status = 'FAILED' AND response_status = 500",
      );
      await counted(world, attempts);
      const one = { status: "500", count: attempts, counted: attempts, told: ["opened"] };
      expect(await issues(world)).toContainEqual(one);
    },
  );
});
