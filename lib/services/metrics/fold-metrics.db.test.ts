import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import { decodeHistogram, LATENCY_BOUNDS } from "#lib/domain/metrics/latency-histogram.ts";
import { createTestTraffic, type TestTraffic } from "#lib/testing/test-traffic.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { cancelPendingEvents } from "../connections/cancel-pending-events.ts";
import { releaseHeldEvents } from "../connections/release-held-events.ts";
import { foldMetrics } from "./fold-metrics.ts";

let traffic: TestTraffic;

const EVENT_PROPERTIES = `source_id, connection_id, destination_id, delivery_group, status,
  error_code, response_status, attempts`;
const REQUEST_PROPERTIES = "source_id, rejection_cause, events_count, ignored_count";
const ATTEMPT_PROPERTIES = "destination_id, delivery_group, status, error_code, trigger";

type Rows = Record<string, unknown>[];

/** What the base tables say, in the words of the roll-ups. */
const TRUTH = {
  event_rollup: (unit: string) => `
    SELECT date_trunc('${unit}', created_at, 'UTC') AS bucket_at, ${EVENT_PROPERTIES},
      status = 'FAILED' AND next_attempt_at IS NOT NULL AS is_retrying, count(*) AS count
    FROM event GROUP BY 1, ${EVENT_PROPERTIES}, 10`,
  request_rollup: (unit: string) => `
    SELECT date_trunc('${unit}', created_at, 'UTC') AS bucket_at, ${REQUEST_PROPERTIES},
      routed_at IS NOT NULL AS is_routed, count(*) AS count
    FROM request GROUP BY 1, ${REQUEST_PROPERTIES}, 6`,
  attempt_rollup: (unit: string) => `
    SELECT date_trunc('${unit}', created_at, 'UTC') AS bucket_at, ${ATTEMPT_PROPERTIES},
      count(*) AS count, count(responded_at) AS answered,
      coalesce(sum(delivery_latency_ms), 0) AS delivery_ms, count(delivery_latency_ms) AS delivery_count,
      coalesce(sum(response_latency_ms), 0) AS response_ms, count(response_latency_ms) AS response_count,
      coalesce(max(response_latency_ms), 0) AS response_max_ms
    FROM attempt GROUP BY 1, ${ATTEMPT_PROPERTIES}`,
} as const;

const sorted = (rows: Rows) =>
  rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

async function compare(table: keyof typeof TRUTH, period: number) {
  const truth = await traffic.rows<Rows[number]>(TRUTH[table](period === 60 ? "minute" : "hour"));
  const columns = Object.keys(truth[0] ?? {}).join(", ");
  const stored = await traffic.rows<Rows[number]>(
    `SELECT ${columns} FROM ${table} WHERE scope = 1 AND period = ${period}`,
  );
  expect(truth.length).toBeGreaterThan(0);
  expect(sorted(stored)).toEqual(sorted(truth));
  const [project] = await traffic.rows<{ ours: string; all: string }>(
    `SELECT (SELECT sum(count)::text FROM ${table} WHERE scope = 0 AND period = ${period}) AS ours,
      (SELECT sum(count)::text FROM ${table} WHERE scope = 1 AND period = ${period}) AS all`,
  );
  expect(project?.ours).toBe(project?.all);
}

async function compareAll() {
  for (const period of [60, 3_600]) {
    for (const table of Object.keys(TRUTH)) await compare(table as keyof typeof TRUTH, period);
  }
}

const left = async () => {
  const [row] = await traffic.rows<{ count: number }>(
    `SELECT ((SELECT count(*) FROM event_delta) + (SELECT count(*) FROM request_delta)
      + (SELECT count(*) FROM attempt_delta))::int AS count`,
  );
  return row?.count;
};

const send = (count: number, body = '{"a":1}') =>
  Promise.all(Array.from({ length: count }, () => traffic.ingest({ body: Buffer.from(body) })));

describe("foldMetrics", () => {
  beforeAll(async () => {
    traffic = await createTestTraffic();
    await traffic.connect("good", { status: 200 });
    await traffic.connect("slow", { status: 204, delayMs: 60 });
    await traffic.connect("bad", { status: 500 }, [
      { type: "retry", strategy: "linear", interval: 3_600_000, count: 3 },
    ]);
    await traffic.connect("gone", "reset");
    await traffic.connect("some", { status: 200 }, [{ type: "filter", body: { a: 1 } }]);
    await traffic.connect("later", { status: 200 }, [{ type: "delay", delay: 3_600_000 }]);
    await traffic.connect("held", { status: 200 });
    await traffic.pool.query("UPDATE connection SET paused_at = now() WHERE id = 'web_held'");
  });
  afterAll(() => traffic.close());

  it("counts what the tables hold, by every property, after real traffic", async () => {
    await send(30);
    await send(10, '{"a":2}');
    await traffic.ingest({ body: Buffer.from("{not json") });
    await traffic.settled();
    await traffic.folded();
    await compareAll();
    expect(await left()).toBe(0);
    const held = await traffic.rows("SELECT count FROM event_backlog WHERE status = 'HOLD'");
    expect(held).toEqual([{ count: "40" }]);
  });

  it("follows events that are retried, released, cancelled and disabled", async () => {
    const { pool } = traffic;
    await pool.query(
      `UPDATE event SET status = 'QUEUED', due_at = now(), next_trigger = 'MANUAL'
       WHERE connection_id = 'web_bad' AND id IN (
         SELECT id FROM event WHERE connection_id = 'web_bad' ORDER BY id LIMIT 5)`,
    );
    await pool.query("UPDATE connection SET paused_at = NULL WHERE id = 'web_held'");
    await releaseHeldEvents(pool, traffic.queue, "web_held");
    await traffic.queue.send("event.deliver", [{ data: { destinationId: "des_web_bad" } }]);
    await pool.query("UPDATE connection SET disabled_at = now() WHERE id = 'web_later'");
    await cancelPendingEvents(pool, traffic.queue, "web_later");
    await send(20);
    await traffic.settled();
    await traffic.folded();
    await compareAll();
    expect(await traffic.rows("SELECT * FROM event_backlog WHERE count <> 0")).toEqual([]);
    expect(await traffic.rows("SELECT * FROM event_rollup WHERE count <= 0")).toEqual([]);
  });

  it.each([
    ["response_latency_ms", "latencies"],
    ["delivery_latency_ms", "delivery_latencies"],
  ])("keeps histograms of the very values of %s", async (column, histogram) => {
    const measured = await traffic.rows<{ destination_id: string; ms: number }>(
      `SELECT destination_id, ${column} AS ms FROM attempt WHERE ${column} IS NOT NULL`,
    );
    const expected = new Map<string, number>();
    for (const { destination_id, ms } of measured) {
      const name = `${destination_id} ${LATENCY_BOUNDS.filter((bound) => bound <= ms).length}`;
      expected.set(name, (expected.get(name) ?? 0) + 1);
    }
    for (const period of [60, 3_600]) {
      const stored = await traffic.rows<{ destination_id: string; cells: string[] }>(
        `SELECT destination_id, ${histogram} AS cells FROM attempt_rollup
         WHERE scope = 1 AND period = ${period}`,
      );
      const found = new Map<string, number>();
      for (const { destination_id, cells } of stored) {
        for (const [bucket, count] of decodeHistogram(cells)) {
          const name = `${destination_id} ${bucket}`;
          found.set(name, (found.get(name) ?? 0) + count);
        }
      }
      expect([...found].sort()).toEqual([...expected].sort());
    }
  });

  it("counts what each connection ignored", async () => {
    const expected = await traffic.rows(
      `SELECT i.connection_id, c.source_id, c.destination_id, count(*)::int AS count
       FROM ignored_event i JOIN connection c ON c.id = i.connection_id GROUP BY 1, 2, 3 ORDER BY 1`,
    );
    expect(expected.length).toBeGreaterThan(0);
    for (const period of [60, 3_600]) {
      const stored = await traffic.rows(
        `SELECT connection_id, source_id, destination_id, sum(count)::int AS count
         FROM ignored_rollup WHERE period = ${period} GROUP BY 1, 2, 3 ORDER BY 1`,
      );
      expect(stored).toEqual(expected);
    }
  });

  it("counts once when many fold at the same time while events come in", async () => {
    let isSending = true;
    const folding = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (isSending) await foldMetrics(traffic.pool);
      }),
    );
    for (let round = 0; round < 3; round += 1) await send(20);
    await traffic.settled();
    isSending = false;
    await folding;
    await traffic.folded();
    await compareAll();
  });

  it("counts once when a fold is killed on its way", async () => {
    // It would fold, too.
    await traffic.stopWorker();
    await send(20);
    await traffic.pool.query(
      "UPDATE event SET status = 'CANCELLED' WHERE connection_id = 'web_bad'",
    );
    const blocker = await traffic.pool.connect();
    const victims = createPool(traffic.databaseUrl, { name: "victim", max: 1 });
    await blocker.query("BEGIN; LOCK TABLE attempt_rollup IN EXCLUSIVE MODE");
    const fold = foldMetrics(victims).then(
      () => "done",
      () => "killed",
    );
    await waitUntil("the fold to have taken what is there and to wait", async () => {
      const waiting = await traffic.rows(
        `SELECT 1 FROM pg_stat_activity WHERE application_name = 'victim' AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await traffic.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'",
    );
    expect(await fold).toBe("killed");
    expect(await left()).toBeGreaterThan(0);
    await blocker.query("ROLLBACK");
    blocker.release();
    await victims.end();
    await traffic.folded();
    await compareAll();
  });

  it("leaves the rest for the next run once it is told to stop", async () => {
    await send(5);
    expect(await left()).toBeGreaterThan(0);
    await foldMetrics(traffic.pool, AbortSignal.abort());
    expect(await left()).toBeGreaterThan(0);
    await traffic.folded();
    await compareAll();
  });

  it("finds the busiest second, also when two runs have seen a part of it", async () => {
    const second = "2026-11-20T10:15:30Z";
    const insert = (ids: string[], at: string) =>
      traffic.pool.query(
        `INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
           payload_id, status, created_at, updated_at)
         SELECT id, 'tm_1', 'web_good', $3, 'des_web_good', 'req', 'edt', 'SUCCESSFUL', $2, now()
         FROM unnest($1::text[]) AS id`,
        [ids, at, traffic.sourceId],
      );
    await insert(["evt_a1", "evt_a2"], "2026-11-20T10:15:10Z");
    await insert(["evt_b1", "evt_b2", "evt_b3"], second);
    await traffic.folded();
    await insert(["evt_b4", "evt_b5"], "2026-11-20T10:15:30.900Z");
    await traffic.folded();
    const peaks = await traffic.rows(
      "SELECT scope, max FROM event_peak WHERE bucket_at = '2026-11-20T10:15:00Z' ORDER BY scope",
    );
    expect(peaks).toEqual([0, 1, 2, 3].map((scope) => ({ scope, max: 5 })));
  });

  it("counts each outcome once in the totals, which only ever grow", async () => {
    const totals = await traffic.rows<{ metric: string; status: string; count: number }>(
      `SELECT metric, status, sum(count)::int AS count FROM metric_total
       WHERE NOT (metric = 'events' AND resource_id = 'web_good') GROUP BY 1, 2`,
    );
    const of = (metric: string, status: string) =>
      totals.find((row) => row.metric === metric && row.status === status)?.count;
    const count = async (sql: string) =>
      (await traffic.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`))[0]
        ?.count;
    expect(of("requests", "total")).toBe(await count("request"));
    expect(of("requests", "rejected")).toBe(
      await count("request WHERE rejection_cause IS NOT NULL"),
    );
    expect(of("attempts", "total")).toBe(await count("attempt"));
    expect(of("attempts", "delivered")).toBe(await count("attempt WHERE status = 'SUCCESSFUL'"));
    expect(of("events", "total")).toBe(await count("event WHERE connection_id <> 'web_good'"));
    expect(of("events", "ignored")).toBe(await count("ignored_event"));
    const failures = "attempt WHERE status = 'FAILED'";
    const cancelled = "event WHERE error_code = 'CANCELLED'";
    expect(of("events", "failed")).toBe(
      Number(await count(failures)) + Number(await count(cancelled)),
    );
  });
});
