import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import type { DeliveryRate } from "#lib/domain/delivery/rate-limit.ts";
import { newId } from "#lib/domain/ids.ts";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { claimWithinRate } from "./claim-within-rate.ts";

let database: TestDatabase;
let pool: Pool;
let destinationId: string;

/** Due events of a fresh destination, with the rows that a claim reads along. */
async function insertDueEvents(count: number) {
  destinationId = newId("des", Date.now());
  const nowMs = Date.now();
  const rows = Array.from({ length: count }, () => ({
    event: newId("evt", nowMs),
    request: newId("req", nowMs),
    payload: newId("edt", nowMs),
  }));
  await pool.query(
    `WITH input AS (
       SELECT * FROM json_to_recordset($1::text::json) AS i (event text, request text, payload text)
     ), s AS (
       INSERT INTO source (id, project_id, name) VALUES ('src_rate', 'tm_rate', 'rate')
       ON CONFLICT (id) DO NOTHING
     ), p AS (
       INSERT INTO payload (id, project_id, method, path, query, headers, body_bytes, created_at)
       SELECT payload, 'tm_rate', 'POST', '/', '', '{}', 0, now() FROM input
     ), r AS (
       INSERT INTO request (id, project_id, source_id, payload_id, original_ip, created_at, routed_at)
       SELECT request, 'tm_rate', 'src_rate', payload, '', now(), now() FROM input
     )
     INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
       payload_id, status, due_at, created_at, updated_at)
     SELECT event, 'tm_rate', 'web_rate', 'src_rate', $2, request, payload, 'QUEUED', now(), now(), now()
     FROM input`,
    [JSON.stringify(rows), destinationId],
  );
}

/** Claims as two workers at once would, until nothing is left; the starts in ms from the first call. */
async function drain(rate: DeliveryRate): Promise<number[]> {
  const startedAt = performance.now();
  const starts: number[] = [];
  const worker = async () => {
    for (;;) {
      const { claims, again } = await claimWithinRate(pool, rate, destinationId, randomUUID(), 64);
      const now = performance.now() - startedAt;
      starts.push(...claims.map((claim) => now + claim.delayMs));
      if (!again) return;
      await sleep(again.inMs);
    }
  };
  await Promise.all([worker(), worker()]);
  return starts.sort((a, b) => a - b);
}

describe("claimWithinRate", () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, { name: "test", max: 8 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => insertDueEvents(60));

  it("hands out every event once, spread evenly, to two workers at once", async () => {
    const starts = await drain({ kind: "spread", intervalMs: 50 });
    expect(starts).toHaveLength(60);
    const [first = 0] = starts;
    for (const [index, start] of starts.entries()) {
      // Starts are told in whole round trips: one interval of slack, never a burst.
      expect(start - first).toBeGreaterThanOrEqual((index - 1) * 50);
    }
  });

  it("goes on where the rate stood when a worker starts anew", async () => {
    const rate = { kind: "spread", intervalMs: 400 } as const;
    const first = await claimWithinRate(pool, rate, destinationId, randomUUID(), 64);
    const second = await claimWithinRate(pool, rate, destinationId, randomUUID(), 64);
    expect(first.claims).toHaveLength(3);
    expect(second.claims).toHaveLength(0);
    expect(second.again?.inMs).toBeGreaterThan(0);
  });

  it("never has more claims in force than a concurrent limit allows", async () => {
    const rate = { kind: "concurrent", max: 3 } as const;
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimWithinRate(pool, rate, destinationId, randomUUID(), 64)),
    );
    const events = claims.flatMap((each) => each.claims.map((claim) => claim.event));
    expect(events).toHaveLength(3);
    await pool.query("UPDATE event SET claim_id = NULL, due_at = NULL WHERE id = $1", [
      events[0]?.id,
    ]);
    const next = await claimWithinRate(pool, rate, destinationId, randomUUID(), 64);
    expect(next.claims).toHaveLength(1);
  });
});
