import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelKey, parseExposition } from "#lib/testing/parse-exposition.ts";
import { createTestTraffic, type TestTraffic } from "#lib/testing/test-traffic.ts";
import type { ServiceContext } from "../context.ts";
import { exportPrometheus } from "./export-prometheus.ts";

let traffic: TestTraffic;

async function scrape() {
  await traffic.folded();
  const ctx = { projectId: "tm_1", db: { pool: traffic.pool }, now: () => new Date() };
  return parseExposition(await exportPrometheus(ctx as unknown as ServiceContext));
}

const PLACE = { project: "Test", organization: "Test" };
const DESTINATION = { destination_id: "des_web_bad", destination_name: "des_web_bad" };
const SOURCE = { source_id: "src_testtesttesttesttest", source_name: "test" };

async function read(name: string, labels: Record<string, string>) {
  return (await scrape()).get(`hookdeck_${name}`)?.samples.get(labelKey({ ...labels, ...PLACE }));
}

const attempts = (status: string) => read("attempts_total", { status, ...DESTINATION });
const events = (status: string) =>
  read("events_total", {
    status,
    webhook_id: "web_bad",
    connection_name: "web_bad",
    ...SOURCE,
    ...DESTINATION,
  });

describe("exportPrometheus", () => {
  beforeAll(async () => {
    traffic = await createTestTraffic();
    await traffic.connect("bad", { status: 500 });
    await traffic.pool.query(
      'UPDATE connection SET rules = \'[{"type":"filter","body":{"a":1}}]\'',
    );
  });
  afterAll(() => traffic.close());

  it("begins at zero", async () => {
    const families = await scrape();
    expect([...families].map(([name, { type }]) => `${name} ${type}`)).toEqual([
      "hookdeck_requests_total counter",
      "hookdeck_events_total counter",
      "hookdeck_attempts_total counter",
      "hookdeck_pending_events gauge",
      "hookdeck_queue_depth gauge",
      "hookdeck_oldest_pending_ms gauge",
      "hookdeck_response_latency_avg_ms gauge",
    ]);
    expect(await read("requests_total", { status: "total", ...SOURCE })).toBe(0);
    expect(await events("total")).toBe(0);
  });

  it("counts requests, events and attempts by outcome", async () => {
    for (let at = 0; at < 4; at += 1) await traffic.ingest();
    await traffic.ingest({ body: Buffer.from('{"a":2}') });
    await traffic.ingest({ body: Buffer.from("{broken") });
    await traffic.settled();
    const requests = (status: string) => read("requests_total", { status, ...SOURCE });
    expect(await Promise.all(["total", "accepted", "rejected"].map(requests))).toEqual([6, 5, 1]);
    expect(await Promise.all(["total", "successful", "failed", "ignored"].map(events))).toEqual([
      4, 0, 4, 1,
    ]);
    expect(await Promise.all(["total", "delivered", "failed"].map(attempts))).toEqual([4, 0, 4]);
    expect(await read("response_latency_avg_ms", DESTINATION)).toBeGreaterThanOrEqual(0);
  });

  it("never goes down: a retry that succeeds adds a success, and history that goes takes nothing", async () => {
    await traffic.pool.query(
      `UPDATE destination SET type = 'MOCK_API'; UPDATE event SET status = 'QUEUED', due_at = now()`,
    );
    await traffic.queue.send("event.deliver", [{ data: { destinationId: "des_web_bad" } }]);
    await traffic.settled();
    await scrape();
    await traffic.pool.query("TRUNCATE event, attempt, request, event_rollup, attempt_rollup");
    expect(await Promise.all(["total", "successful", "failed"].map(events))).toEqual([4, 4, 4]);
    expect(await Promise.all(["total", "delivered", "failed"].map(attempts))).toEqual([8, 4, 4]);
  });

  it("shows what waits", async () => {
    await traffic.pool.query("UPDATE connection SET rules = '[]'");
    await traffic.pool.query(
      `INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
         payload_id, status, created_at, updated_at)
       SELECT 'evt_' || n, 'tm_1', 'web_bad', $1, 'des_web_bad', 'req', 'edt', 'QUEUED', now(), now()
       FROM generate_series(1, 3) AS n`,
      [traffic.sourceId],
    );
    expect(await read("queue_depth", DESTINATION)).toBe(3);
    const connection = { webhook_id: "web_bad", connection_name: "web_bad" };
    expect(await read("pending_events", { ...connection, ...SOURCE, ...DESTINATION })).toBe(3);
  });
});
