import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import type { DeliveryRate } from "#lib/domain/delivery/rate-limit.ts";
import { newId } from "#lib/domain/ids.ts";
import { insertDueEvents } from "#lib/testing/due-events.ts";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { claimAtPace } from "./claim-at-pace.ts";

let database: TestDatabase;
let pool: Pool;
let destinationId: string;

/** Claims as two workers at once would, until nothing is left; the starts in ms from the first call. */
async function drain(rate: DeliveryRate): Promise<number[]> {
  const startedAt = performance.now();
  const starts: number[] = [];
  const worker = async () => {
    for (;;) {
      const { claims, again } = await claimAtPace(
        pool,
        { rate, groups: null, isSlowed: false },
        destinationId,
        randomUUID(),
        64,
      );
      const now = performance.now() - startedAt;
      starts.push(...claims.map((claim) => now + claim.delayMs));
      if (!again) return;
      await sleep(again.inMs);
    }
  };
  await Promise.all([worker(), worker()]);
  return starts.sort((a, b) => a - b);
}

describe("claimAtPace", () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, { name: "test", max: 8 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    destinationId = newId("des", Date.now());
    await insertDueEvents(pool, destinationId, 60);
  });

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
    const first = await claimAtPace(
      pool,
      { rate, groups: null, isSlowed: false },
      destinationId,
      randomUUID(),
      64,
    );
    const second = await claimAtPace(
      pool,
      { rate, groups: null, isSlowed: false },
      destinationId,
      randomUUID(),
      64,
    );
    expect(first.claims).toHaveLength(3);
    expect(second.claims).toHaveLength(0);
    expect(second.again?.inMs).toBeGreaterThan(0);
  });

  it("never has more claims in force than a concurrent limit allows", async () => {
    const rate = { kind: "concurrent", max: 3 } as const;
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        claimAtPace(pool, { rate, groups: null, isSlowed: false }, destinationId, randomUUID(), 64),
      ),
    );
    const events = claims.flatMap((each) => each.claims.map((claim) => claim.event));
    expect(events).toHaveLength(3);
    await pool.query("UPDATE event SET claim_id = NULL, due_at = NULL WHERE id = $1", [
      events[0]?.id,
    ]);
    const next = await claimAtPace(
      pool,
      { rate, groups: null, isSlowed: false },
      destinationId,
      randomUUID(),
      64,
    );
    expect(next.claims).toHaveLength(1);
  });

  it("goes by another rate from the next claim on, faster or slower", async () => {
    const claim = (intervalMs: number) => {
      const pace = { rate: { kind: "spread", intervalMs } as const, groups: null, isSlowed: false };
      return claimAtPace(pool, pace, destinationId, randomUUID(), 64);
    };
    const hourly = await claim(3_600_000);
    expect(hourly.claims).toHaveLength(1);
    expect((await claim(3_600_000)).claims).toHaveLength(0);
    const fast = await claim(100);
    expect(fast.claims.length).toBeGreaterThanOrEqual(9);
    expect((await claim(3_600_000)).claims).toHaveLength(0);
  });

  it("counts retries and manual retries against the rate like anything else", async () => {
    const rate = { kind: "spread", intervalMs: 1_000 } as const;
    const pace = { rate, groups: null, isSlowed: false };
    const first = await claimAtPace(pool, pace, destinationId, randomUUID(), 64);
    const [retried] = first.claims.map(({ event }) => event.id);
    await pool.query(
      "UPDATE event SET due_at = now() - interval '1 day', claim_id = NULL, next_trigger = 'MANUAL' WHERE id = $1",
      [retried],
    );
    const second = await claimAtPace(pool, pace, destinationId, randomUUID(), 64);
    const claims = [...first.claims, ...second.claims];
    expect(claims.length).toBeLessThanOrEqual(3);
    const places = claims.map((claim) => claim.delayMs);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
  });
});
