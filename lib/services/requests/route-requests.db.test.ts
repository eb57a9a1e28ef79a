import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NO_LANE, NO_LINES } from "#lib/testing/no-lane.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import type { ClaimedEvent } from "../events/claimed-event.ts";
import { createRouteRequests } from "./route-requests.ts";

let path: TestPath;
let started: ClaimedEvent[];
let woken: string[];
let reserved: number;
let hasRoom: boolean;
let route: (requestIds: string[]) => Promise<void>;

async function accept(request?: Parameters<TestPath["ingest"]>[0]): Promise<string> {
  const { body } = await path.ingest(request);
  return JSON.parse(body).request_id;
}

const eventsOf = (requestId: string) =>
  path.rows<{ connection_id: string; status: string; is_due: boolean; claim_id: string | null }>(
    `SELECT connection_id, status, due_at <= now() AS is_due, claim_id FROM event
     WHERE request_id = $1 ORDER BY connection_id`,
    [requestId],
  );

describe("routeRequests", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_all");
    await path.addConnection("web_delayed", [{ type: "delay", delay: 60_000 }]);
    await path.addConnection("web_filtered", [
      { type: "filter", body: { a: 1 } },
      { type: "filter", headers: { "x-kind": "order" } },
    ]);
    await path.addConnection("web_paused", [], { isPaused: true });
    route = createRouteRequests({
      pool: path.pool,
      queue: path.queue,
      configs: path.configs,
      lines: NO_LINES,
      changes: { take: () => [] },
      lane: NO_LANE,
      nowMs: Date.now,
      pump: {
        reserve: () => {
          if (hasRoom) reserved += 1;
          return hasRoom;
        },
        unreserve: () => {
          reserved -= 1;
        },
        start: (event) => {
          reserved -= 1;
          started.push(event);
        },
        wake: (destinationId) => woken.push(destinationId),
      },
    });
  });
  afterAll(() => path.close());
  beforeEach(() => {
    started = [];
    woken = [];
    reserved = 0;
    hasRoom = true;
  });

  it("makes an event per connection, as its rules and state say", async () => {
    const id = await accept({
      rawHeaders: ["content-type", "application/json", "X-Kind", "order"],
    });
    await route([id]);
    expect(await eventsOf(id)).toMatchObject([
      { connection_id: "web_all", status: "QUEUED", is_due: false },
      { connection_id: "web_delayed", status: "SCHEDULED", is_due: false, claim_id: null },
      { connection_id: "web_filtered", status: "QUEUED" },
      { connection_id: "web_paused", status: "HOLD", is_due: null, claim_id: null },
    ]);
    expect(started.map((event) => event.connectionId).sort()).toEqual(["web_all", "web_filtered"]);
    expect(reserved).toBe(0);
  });

  it("writes an ignored event with the parts that did not match", async () => {
    const id = await accept();
    await route([id]);
    const ignored = await path.rows(
      "SELECT id, cause, meta FROM ignored_event WHERE request_id = $1",
      [id],
    );
    expect(ignored).toEqual([{ id: `${id}:web_filtered`, cause: "FILTERED", meta: ["headers"] }]);
    const [request] = await path.rows(
      "SELECT events_count, ignored_count, routed_at IS NOT NULL AS is_routed FROM request WHERE id = $1",
      [id],
    );
    expect(request).toEqual({ events_count: 3, ignored_count: 1, is_routed: true });
  });

  it("routes a request once, however many tickets name it at the same time", async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => accept()));
    await Promise.all(Array.from({ length: 5 }, () => route(ids)));
    const [count] = await path.rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM event WHERE request_id = ANY($1)",
      [ids],
    );
    expect(count?.n).toBe(60);
    expect(new Set(started.map((event) => event.id)).size).toBe(20);
    expect(reserved).toBe(0);
  });

  it("leaves events due for anybody, with a ticket, when this process has no room", async () => {
    hasRoom = false;
    const id = await accept();
    await route([id]);
    expect((await eventsOf(id))[0]).toMatchObject({
      status: "QUEUED",
      is_due: true,
      claim_id: null,
    });
    expect(woken).toContain("des_web_all");
    const [ticket] = await path.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM pgboss.job
       WHERE name = 'event.deliver' AND data->>'destinationId' = 'des_web_all'`,
    );
    expect(ticket?.n).toBeGreaterThan(0);
  });

  it("sees a connection that was made a moment before the request", async () => {
    const before = await accept();
    await route([before]);
    await path.addConnection("web_fresh");
    const after = await accept();
    await route([after]);
    expect((await eventsOf(after)).map((event) => event.connection_id)).toContain("web_fresh");
  });

  it("asks the database twice for a batch whose rules neither run code nor deduplicate", async () => {
    const ids = [await accept(), await accept(), await accept()];
    const asked: (string | undefined)[] = [];
    const pool = new Proxy(path.pool, {
      get(target, name) {
        if (name !== "query") return Reflect.get(target, name);
        return (query: { name?: string }) => {
          asked.push(query.name);
          return target.query(query as never);
        };
      },
    });
    const { queue, configs } = path;
    const pump = { reserve: () => false, unreserve() {}, start() {}, wake() {} };
    const changes = { take: () => [] };
    const [lane, lines] = [NO_LANE, NO_LINES];
    const context = { pool, queue, configs, pump, changes, lane, lines, nowMs: Date.now };
    await createRouteRequests(context)(ids);
    expect(asked).toEqual(["load-unrouted", "route"]);
  });
});
