import { describe, expect, it } from "vitest";
import { createFaultWorld, type FaultWorld, NOTHING_LOST } from "#lib/testing/fault-world.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

/** Everything that a worker does to the world for an event, in order. */
const DATABASE = [
  "load-unrouted",
  "route",
  "claim-events",
  "record-noted-results",
  "record-results",
  "ticket",
];
const MOMENTS = ["before", "after"] as const;
const POINTS = [
  ...DATABASE.flatMap((place) => MOMENTS.map((moment) => `${place}:${moment}`)),
  "call:before",
  "call:after",
];
const REQUESTS = 8;
const RECOVERED_MS = 90_000;

/** The first attempt at each event fails, so that the second is claimed from the database. */
const RETRYING = [{ type: "retry", strategy: "linear", interval: 1_000, count: 5 }];

async function world(): Promise<FaultWorld> {
  const made = await createFaultWorld({ connections: { a: RETRYING }, workers: 0 });
  made.receiver.answer((hit) => ({ status: hit.attempt === 1 ? 500 : 200 }));
  return made;
}

/** Two workers, one of which comes to its fault; the other goes on. */
async function meetFault({ product, sender }: FaultWorld, point: string) {
  const [faulty, healthy] = product.workers;
  await faulty?.start(point);
  await sender.burst(REQUESTS, REQUESTS);
  await waitUntil(`the fault at ${point}`, () => faulty?.log().includes("fault: ") ?? false);
  await healthy?.start();
  return faulty;
}

async function expectAllDelivered({ product, check }: FaultWorld) {
  await product.settled(RECOVERED_MS);
  const { repeated: _, ...books } = await check();
  expect(books).toEqual(NOTHING_LOST);
  const done = await product.count("SELECT count(*) FROM event WHERE status = 'SUCCESSFUL'");
  const events = await product.count("SELECT count(*) FROM event");
  expect({ events, done }).toEqual({ events: REQUESTS, done: REQUESTS });
  const uneven = await product.count(
    `SELECT count(*) FROM event e WHERE e.attempts <> (
       SELECT count(*) FROM attempt a WHERE a.event_id = e.id
         AND a.attempt_number BETWEEN 1 AND e.attempts)`,
  );
  expect(uneven).toBe(0);
}

describe.concurrent("a worker", () => {
  it.each(POINTS)("killed at %s loses nothing", async (point) => {
    await using made = await world();
    await meetFault(made, `${point}:kill`);
    await expectAllDelivered(made);
  });

  it.each(POINTS.filter((point) => !point.startsWith("call")))(
    "whose database breaks at %s loses nothing, and lives on",
    async (point) => {
      await using made = await world();
      const faulty = await meetFault(made, `${point}:throw`);
      await expectAllDelivered(made);
      expect(faulty?.isRunning()).toBe(true);
    },
  );

  it.each(POINTS)(
    "stopped at %s is overtaken, and changes nothing when it comes back",
    async (point) => {
      await using made = await world();
      const faulty = await meetFault(made, `${point}:stop`);
      await expectAllDelivered(made);
      const books = () =>
        made.product.pool.query("SELECT id, status, attempts FROM event ORDER BY id");
      const before = (await books()).rows;
      faulty?.signal("SIGCONT");
      const asked = made.receiver.hits.length;
      await made.sender.burst(1, 1);
      await made.receiver.waitFor((hits) => hits.length >= asked + 2);
      await made.product.settled(RECOVERED_MS);
      const after = (await books()).rows;
      expect(after.slice(0, before.length)).toEqual(before);
    },
  );

  it("killed three times by one event gives it up, and says why", async () => {
    await using made = await world();
    const { product, receiver, sender } = made;
    await sender.burst(1, 1);
    for (let kill = 1; kill <= 3; kill += 1) {
      await product.workers[0]?.start("call:after:kill");
      await product.workers[0]?.exited();
      expect(receiver.hits).toHaveLength(kill);
    }
    await product.workers[1]?.start();
    await product.settled(RECOVERED_MS);
    expect(receiver.hits).toHaveLength(3);
    const { rows } = await product.pool.query(
      `SELECT e.status, e.error_code, convert_from(a.response_body, 'UTF8') AS reason
       FROM event e JOIN attempt a ON a.event_id = e.id AND a.attempt_number = e.attempts`,
    );
    const reason = "interrupted: the worker stopped during this attempt";
    expect(rows).toEqual([{ status: "FAILED", error_code: "INTERNAL_ERROR", reason }]);
  });
});

describe.concurrent("a destination that takes a request and breaks the connection", () => {
  it("gets it again under the same event id", async () => {
    await using made = await createFaultWorld({ connections: { a: RETRYING } });
    const { product, receiver, sender } = made;
    receiver.answer((hit) => (hit.attempt === 1 ? "reset" : { status: 200 }));
    await sender.burst(REQUESTS, REQUESTS);
    await receiver.waitFor((hits) => hits.length === 2 * REQUESTS, RECOVERED_MS);
    await product.settled(RECOVERED_MS);
    expect(await made.check()).toEqual({ ...NOTHING_LOST, repeated: REQUESTS });
    const broken =
      "SELECT count(*) FROM attempt WHERE error_code IN ('CONNECTION_RESET', 'SOCKET_CLOSED')";
    expect(await product.count(broken)).toBe(REQUESTS);
  });
});
