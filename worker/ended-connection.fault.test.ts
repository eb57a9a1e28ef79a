import { describe, expect, it } from "vitest";
import { createQueue } from "#lib/adapters/queue.ts";
import { createFaultWorld, type FaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const EVENTS = 400;

/** What the API does when a connection ends or is paused: the change, then a job for what waits. */
async function change(
  { product }: FaultWorld,
  sql: string,
  job: "connection.cancel-pending" | "connection.unpause" | null,
) {
  await product.pool.query(sql);
  if (!job) return;
  const queue = await createQueue(product.databaseUrl, { isWorker: false });
  await queue.send(job, [{ data: { connectionId: "web_a" } }]);
  await queue.stop(0);
}

function startFlood({ receiver, sender }: FaultWorld) {
  receiver.answer(() => ({ status: 200, delayMs: 100 }));
  return sender.burst(EVENTS, 32);
}

describe.concurrent("while events are under way", () => {
  it.each([
    ["disabling the connection", "UPDATE connection SET disabled_at = now()"],
    ["deleting the connection", "UPDATE connection SET deleted_at = now()"],
    [
      "deleting the destination",
      `WITH c AS (UPDATE connection SET deleted_at = now())
       UPDATE destination SET deleted_at = now()`,
    ],
    [
      "deleting the source",
      "WITH c AS (UPDATE connection SET deleted_at = now()) UPDATE source SET deleted_at = now()",
    ],
  ])("%s ends every event either way, and nothing in between", async (_name, sql) => {
    await using world = await createFaultWorld({ workers: 2 });
    const { product, receiver } = world;
    const sending = startFlood(world);
    await receiver.waitFor((hits) => hits.length > 30);
    await change(world, sql, "connection.cancel-pending");
    await sending;
    await product.settled();
    const odd = `SELECT count(*) FROM event WHERE NOT (status = 'SUCCESSFUL' AND attempts = 1
      OR status = 'FAILED' AND error_code = 'CANCELLED' AND attempts = 0)`;
    expect(await product.count(odd)).toBe(0);
    const done = "SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'";
    expect(await product.count(done)).toBe(new Set(receiver.hits.map((hit) => hit.eventId)).size);
    const { unstored, unrecorded } = await world.check();
    expect({ unstored, unrecorded }).toEqual({ unstored: 0, unrecorded: 0 });
  });

  it("pausing holds what is left and unpausing delivers it, each once", async () => {
    await using world = await createFaultWorld({ workers: 2 });
    const { product } = world;
    const sending = startFlood(world);
    await world.receiver.waitFor((hits) => hits.length > 30);
    await change(world, "UPDATE connection SET paused_at = now()", null);
    await sending;
    const held = "SELECT count(*) FROM event WHERE status = 'HOLD'";
    await product.settled();
    await waitUntil("events to be held", async () => (await product.count(held)) > 0);
    await change(world, "UPDATE connection SET paused_at = NULL", "connection.unpause");
    await waitUntil("none to be held", async () => (await product.count(held)) === 0);
    await product.settled();
    expect(await world.check()).toEqual({ ...NOTHING_LOST, repeated: 0 });
  });
});
