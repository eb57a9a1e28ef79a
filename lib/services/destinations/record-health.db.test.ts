import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertDueEvents } from "#lib/testing/due-events.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { claimAtPace } from "../events/claim-at-pace.ts";
import { loadDeliveryPace } from "../events/load-delivery-pace.ts";
import type { DeliveryResult } from "../events/record-results.ts";
import { createRecordHealth } from "./record-health.ts";

const DESTINATION = "des_web_1";

let path: TestPath;

const result = (responseStatus: number, isProbe = false): DeliveryResult => ({
  eventId: "evt_1",
  claimId: "claim",
  projectId: "tm_1",
  connectionId: "web_1",
  destinationId: DESTINATION,
  deliveryGroup: null,
  orderKey: null,
  eventStatus: responseStatus === 200 ? "SUCCESSFUL" : "FAILED",
  leavesLine: false,
  isProbe,
  retryAfterMs: null,
  retryInMs: null,
  topics: [],
  attempt: {
    id: "atm_1",
    number: 1,
    trigger: "INITIAL",
    status: responseStatus === 200 ? "SUCCESSFUL" : "FAILED",
    responseStatus,
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
    createdAtMs: 0,
    deliveredAtMs: null,
    respondedAtMs: null,
  },
});
const results = (count: number, status: number) =>
  Array.from({ length: count }, () => result(status));

const isSlowed = async () => {
  const [row] = await path.rows<{ slowed: boolean }>(
    "SELECT slowed_at IS NOT NULL AS slowed FROM destination WHERE id = $1",
    [DESTINATION],
  );
  return row?.slowed;
};

async function claim() {
  const pace = await loadDeliveryPace(path.pool, DESTINATION);
  if (!pace) throw new Error("no pace to keep");
  return claimAtPace(path.pool, pace, DESTINATION, randomUUID(), 64);
}

/** Lets the time pass until the next probe. */
const passTime = () =>
  path.pool.query(
    "UPDATE destination SET health = jsonb_set(health, '{nextProbeAtMs}', '0') WHERE id = $1",
    [DESTINATION],
  );

describe("createRecordHealth", () => {
  beforeAll(async () => {
    path = await createTestPath();
    await path.addConnection("web_1");
  });
  afterAll(() => path.close());
  beforeEach(async () => {
    await path.pool.query("UPDATE destination SET health = NULL, slowed_at = NULL, config = '{}'");
    await path.pool.query("DELETE FROM event");
  });

  it("slows a destination by what several workers saw of it", async () => {
    const workers = [createRecordHealth(path.pool), createRecordHealth(path.pool)];
    for (const worker of workers) {
      await worker.observe(results(5, 503));
      expect(await isSlowed()).toBe(false);
      await worker.flush();
    }
    expect(await isSlowed()).toBe(true);
    const config = await path.configs.get(path.sourceId);
    expect(config?.connections[0]?.destination).toMatchObject({ isSlowed: true, isPaced: true });
  });

  it("writes nothing about destinations that answer as they should", async () => {
    const health = createRecordHealth(path.pool);
    await health.observe([...results(50, 200), ...results(50, 500)]);
    await health.flush();
    expect(await path.rows("SELECT health FROM destination")).toEqual([{ health: null }]);
  });

  it("counts successes too, once there was an overload", async () => {
    const health = createRecordHealth(path.pool);
    await health.observe([...results(1, 503), ...results(9, 200), ...results(20, 503)]);
    await health.flush();
    expect(await isSlowed()).toBe(false);
  });

  it("leaves a destination alone that wants no protection", async () => {
    await path.pool.query(`UPDATE destination SET config = '{"protection_disabled": true}'`);
    const health = createRecordHealth(path.pool);
    await health.observe(results(100, 503));
    expect(await isSlowed()).toBe(false);
  });

  it("has one probe at a time sent by all workers together, whatever waits", async () => {
    const health = createRecordHealth(path.pool);
    await health.observe(results(10, 503));
    await insertDueEvents(path.pool, DESTINATION, 20);
    const early = await claim();
    expect(early.claims).toEqual([]);
    expect(early.again?.inMs).toBeGreaterThan(5_000);
    await passTime();
    const claims = (await Promise.all([claim(), claim(), claim()])).flatMap((each) => each.claims);
    expect(claims.map(({ event }) => event.isProbe)).toEqual([true]);
    expect((await claim()).claims).toEqual([]);
  });

  it("gives everything again after three good probes, and less often after a bad one", async () => {
    const health = createRecordHealth(path.pool);
    await health.observe(results(10, 503));
    await health.observe([result(429, true)]);
    const [row] = await path.rows<{ health: object }>("SELECT health FROM destination");
    expect(row?.health).toMatchObject({ reason: "TOO_MANY_REQUESTS", intervalMs: 20_000 });
    for (const isStillSlowed of [true, true, false]) {
      await health.observe([result(200, true)]);
      expect(await isSlowed()).toBe(isStillSlowed);
    }
    expect(await loadDeliveryPace(path.pool, DESTINATION)).toBeNull();
  });
});
