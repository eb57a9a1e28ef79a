import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import { NO_LANE } from "#lib/testing/no-lane.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { cancelPendingEvents } from "../connections/cancel-pending-events.ts";
import { releaseHeldEvents } from "../connections/release-held-events.ts";
import { createRouteRequests } from "../requests/route-requests.ts";
import { advanceLines, type LineFilter, tendLines } from "./advance-lines.ts";
import { claimEvents } from "./claim-events.ts";
import { createRecordResults, type DeliveryResult, freedLines } from "./record-results.ts";

const DESTINATION = "des_web_1";
const ORDER = { key: "body.account", on_failure: "block", skip_after: null };

let path: TestPath;
let advanced: LineFilter[];

/** Accepts requests for accounts one after another; returns their ids. */
async function accept(...accounts: string[]): Promise<string[]> {
  const ids = [];
  for (const account of accounts) {
    const { body } = await path.ingest({ body: Buffer.from(JSON.stringify({ account })) });
    ids.push(JSON.parse(body).request_id as string);
  }
  return ids;
}

async function route(requestIds: string[]) {
  advanced = [];
  await createRouteRequests({
    pool: path.pool,
    queue: path.queue,
    configs: path.configs,
    lane: NO_LANE,
    lines: { advance: (filter) => advanced.push(filter) },
    changes: { take: () => [] },
    nowMs: Date.now,
    pump: { reserve: () => true, unreserve: () => {}, start: () => {}, wake: () => {} },
  })(requestIds);
  for (const filter of advanced) await advanceLines(path.pool, filter);
}

const claim = async () => {
  const claims = await claimEvents(path.pool, DESTINATION, "claim", 100);
  return claims.map((each) => each.event);
};

type Claimed = Awaited<ReturnType<typeof claim>>[number];
type Outcome = Partial<Pick<DeliveryResult, "eventStatus" | "retryInMs" | "leavesLine">>;

/** Records what came of claimed events, and what follows from it for their lines. */
async function record(events: Claimed[], outcome: Outcome = {}) {
  const status = outcome.eventStatus ?? "SUCCESSFUL";
  const results = events.map(
    (event): DeliveryResult => ({
      eventId: event.id,
      claimId: event.claimId,
      projectId: event.projectId,
      connectionId: event.connectionId,
      destinationId: event.destinationId,
      deliveryGroup: event.deliveryGroup,
      orderKey: event.orderKey,
      eventStatus: status,
      leavesLine: false,
      isProbe: false,
      retryAfterMs: null,
      retryInMs: null,
      topics: [],
      attempt: {
        id: newId("atm", Date.now()),
        number: event.attempts + 1,
        trigger: event.trigger,
        status: status === "SUCCESSFUL" ? "SUCCESSFUL" : "FAILED",
        responseStatus: status === "SUCCESSFUL" ? 200 : 500,
        errorCode: null,
        responseHeaders: null,
        responseBody: null,
        isResponseTruncated: false,
        requestedUrl: null,
        method: null,
        ruleVersion: null,
        bulkOperationId: null,
        deliveryLatencyMs: 0,
        responseLatencyMs: 0,
        createdAtMs: Date.now(),
        deliveredAtMs: null,
        respondedAtMs: null,
      },
      ...outcome,
    }),
  );
  await createRecordResults(path.pool, path.queue, () => [], new Set())(results);
  await advanceLines(path.pool, { keys: freedLines(results) });
}

/** The requests of what is claimed next, in the order of claims. */
const requestsOf = (events: Claimed[]) => events.map((event) => event.requestId).toSorted();
const lines = () => path.rows("SELECT order_key, head_id FROM delivery_line ORDER BY order_key");

async function setOrder(table: "connection" | "destination", order: object | null) {
  const json = JSON.stringify(order);
  if (table === "connection") {
    await path.pool.query("UPDATE connection SET delivery_order = $1", [order && json]);
  } else {
    const config = order ? { delivery_order: order } : {};
    await path.pool.query("UPDATE destination SET config = $1", [JSON.stringify(config)]);
  }
}

describe("advanceLines", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_1");
  });
  afterAll(() => path.close());
  beforeEach(async () => {
    await path.pool.query("TRUNCATE event, request, delivery_line, delivery_group");
    await path.pool.query("UPDATE connection SET paused_at = NULL, disabled_at = NULL");
    await setOrder("connection", ORDER);
  });

  it("lets one event of a key out at a time, as they were accepted, and other keys beside it", async () => {
    const [a1, a2, b1, a3, b2] = await accept("a", "a", "b", "a", "b");
    await route([a3, b2, a1, b1, a2].flatMap((id) => id ?? []));
    const first = await claim();
    expect(requestsOf(first)).toEqual([a1, b1]);
    expect(await claim()).toEqual([]);
    await record(first);
    const second = await claim();
    expect(requestsOf(second)).toEqual([a2, b2]);
    await record(second);
    const third = await claim();
    expect(requestsOf(third)).toEqual([a3]);
    await record(third);
    expect(await lines()).toEqual([]);
  });

  it("lets an event without a value at the key go at once", async () => {
    const { body } = await path.ingest({ body: Buffer.from("{}") });
    await route([JSON.parse(body).request_id]);
    expect(await path.rows("SELECT order_key, claim_id IS NOT NULL AS born FROM event")).toEqual([
      { order_key: null, born: true },
    ]);
    expect(await lines()).toEqual([]);
  });

  it("waits for earlier requests that nobody has routed yet, whoever routes them", async () => {
    const [a1 = "", b1 = "", a2 = ""] = await accept("a", "b", "a");
    await route([a2]);
    expect(await claim()).toEqual([]);
    await route([b1]);
    expect(await claim()).toEqual([]);
    await route([a1]);
    expect(requestsOf(await claim())).toEqual([a1, b1]);
  });

  it("keeps the turn of a head that is to be retried, and passes it on when it is given up", async () => {
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    await record(await claim(), { eventStatus: "FAILED", retryInMs: 1 });
    const [again] = await claim();
    expect(again).toMatchObject({ requestId: a1, trigger: "AUTOMATIC" });
    await record(again ? [again] : [], { eventStatus: "FAILED" });
    expect(requestsOf(await claim())).toEqual([a2]);
  });

  it("goes on without a head that leaves the line, which is retried beside it", async () => {
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    await record(await claim(), { eventStatus: "FAILED", retryInMs: 1, leavesLine: true });
    expect(requestsOf(await claim())).toEqual([a1, a2]);
  });

  it("stops behind a parked head, until it is retried or cancelled", async () => {
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    await record(await claim(), { eventStatus: "HOLD" });
    expect(await path.rows("SELECT status FROM event ORDER BY request_id")).toEqual([
      { status: "HOLD" },
      { status: "QUEUED" },
    ]);
    await advanceLines(path.pool, { keys: ["web_1:a"] });
    expect(await claim()).toEqual([]);
    await path.pool.query(
      "UPDATE event SET status = 'CANCELLED', due_at = NULL WHERE request_id = $1",
      [a1],
    );
    await advanceLines(path.pool, { keys: ["web_1:a"] });
    expect(requestsOf(await claim())).toEqual([a2]);
  });

  it("holds the line of a paused connection and goes on in order after the pause", async () => {
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    await path.pool.query("UPDATE connection SET paused_at = now()");
    await path.pool.query(
      "UPDATE event SET status = 'HOLD', due_at = NULL, claim_id = NULL WHERE due_at < 'infinity'",
    );
    const [a3 = ""] = await accept("a");
    await route([a3]);
    expect(await claim()).toEqual([]);
    await path.pool.query("UPDATE connection SET paused_at = NULL");
    await releaseHeldEvents(path.pool, path.queue, "web_1");
    const order = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const events = await claim();
      order.push(...requestsOf(events));
      await record(events);
    }
    expect(order).toEqual([a1, a2, a3]);
  });

  it("goes on when a connection that shares a line is disabled", async () => {
    await path.addConnection("web_2");
    await path.pool.query("UPDATE connection SET destination_id = $1", [DESTINATION]);
    await setOrder("connection", null);
    await setOrder("destination", ORDER);
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    const counts = "SELECT count(*)::int AS n FROM event WHERE due_at = 'infinity'";
    expect(await path.rows(counts)).toEqual([{ n: 3 }]);
    await path.pool.query("UPDATE connection SET disabled_at = now() WHERE id = 'web_1'");
    await cancelPendingEvents(path.pool, path.queue, "web_1");
    const events = await claim();
    expect(events.map((event) => [event.connectionId, event.requestId])).toEqual([["web_2", a1]]);
    await record(events);
    expect(requestsOf(await claim())).toEqual([a2]);
    await path.pool.query("DELETE FROM connection WHERE id = 'web_2'");
  });

  it("has each connection order by itself where it has an order of its own", async () => {
    await setOrder("destination", { ...ORDER, key: "headers.x-none" });
    const ids = await accept("a");
    await route(ids);
    expect(await lines()).toMatchObject([{ order_key: "web_1:a" }]);
  });

  it("delays in order", async () => {
    await path.pool.query(`UPDATE connection SET rules = '[{"type":"delay","delay":60000}]'`);
    const ids = await accept("a", "a");
    await route(ids);
    expect(
      await path.rows(
        `SELECT status, due_at > now() + interval '50 s' AND due_at < 'infinity' AS is_head
         FROM event ORDER BY request_id`,
      ),
    ).toEqual([
      { status: "SCHEDULED", is_head: true },
      { status: "SCHEDULED", is_head: false },
    ]);
    await path.pool.query("UPDATE connection SET rules = '[]'");
  });

  it("is the same for lines and groups at once", async () => {
    const groups = { key: "body.account", rate: 5, rate_period: "second", overrides: null };
    const config = {
      delivery_order: ORDER,
      delivery_policy: { rate: null, period: null, groups },
    };
    await path.pool.query("UPDATE destination SET config = $1", [JSON.stringify(config)]);
    await route(await accept("a", "a", "b"));
    const due = await path.rows(
      "SELECT name, due_at < now() + interval '1 s' AS is_due FROM delivery_group ORDER BY name",
    );
    expect(due).toEqual([
      { name: "a", is_due: true },
      { name: "b", is_due: true },
    ]);
    await setOrder("destination", null);
  });

  it("never loses a turn to those that add, finish and look at the same time", async () => {
    const accounts = ["a", "b", "c"];
    const ids: string[] = [];
    for (let round = 0; round < 20; round += 1) ids.push(...(await accept(...accounts)));
    const arrived = new Map<string, string[]>();
    const router = async () => {
      for (const id of ids) if (Number.parseInt(id.slice(-2), 36) % 2) await route([id]);
      for (const id of ids) await route([id]);
    };
    const worker = async () => {
      while ([...arrived.values()].flat().length < ids.length) {
        const events = await claim();
        for (const event of events) {
          const key = event.orderKey ?? "";
          arrived.set(key, [...(arrived.get(key) ?? []), event.requestId]);
        }
        await record(events);
      }
    };
    await Promise.all([router(), router(), worker(), worker()]);
    for (const [at, account] of accounts.entries()) {
      expect(arrived.get(`web_1:${account}`)).toEqual(ids.filter((_, index) => index % 3 === at));
    }
    expect(await lines()).toEqual([]);
  });
});

describe("tendLines", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_1");
    await setOrder("connection", ORDER);
  });
  afterAll(() => path.close());

  it("gives the turn on that a dead worker had no time for", async () => {
    const [a1 = "", a2 = ""] = await accept("a", "a");
    await route([a1, a2]);
    await path.pool.query(
      "UPDATE event SET due_at = NULL, status = 'SUCCESSFUL' WHERE request_id = $1",
      [a1],
    );
    expect(await tendLines(path.pool)).toEqual([]);
    await path.pool.query("UPDATE delivery_line SET check_at = now() - interval '1 s'");
    expect(await tendLines(path.pool)).toEqual([DESTINATION]);
    expect(requestsOf(await claim())).toEqual([a2]);
  });
});
