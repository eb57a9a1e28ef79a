import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import type { DeliveryRate, RateConfig } from "#lib/domain/delivery/rate-limit.ts";
import { newId } from "#lib/domain/ids.ts";
import { insertDueEvents } from "#lib/testing/due-events.ts";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { claimAtPace } from "./claim-at-pace.ts";
import { releaseClaims } from "./claim-events.ts";
import { loadDeliveryPace } from "./load-delivery-pace.ts";

let database: TestDatabase;
let pool: Pool;
let destinationId: string;

type Period = "second" | "minute" | "hour";

const groupsAt = (
  rate: number,
  rate_period: Period,
  overrides: Record<string, { rate: number; rate_period: Period }> | null = null,
): RateConfig => ({
  delivery_policy: {
    rate: null,
    period: null,
    groups: { key: "body.shop", rate, rate_period, overrides },
  },
});

const claim = (groups: RateConfig, rate: DeliveryRate | null = null, limit = 64) =>
  claimAtPace(pool, { rate, groups, isSlowed: false }, destinationId, randomUUID(), limit);

const namesOf = ({ claims }: Awaited<ReturnType<typeof claim>>) =>
  claims.map(({ event }) => event.deliveryGroup);

const countOf = (names: (string | null)[], name: string | null) =>
  names.filter((each) => each === name).length;

/** Claims as several workers at once would, until nothing is due; starts in ms from the first call. */
async function drain(workers: number, groups: RateConfig, rate: DeliveryRate | null = null) {
  const startedAt = performance.now();
  const starts: { group: string | null; id: string; atMs: number }[] = [];
  const worker = async () => {
    for (;;) {
      const { claims, again } = await claim(groups, rate);
      const nowMs = performance.now() - startedAt;
      for (const { event, delayMs } of claims) {
        starts.push({ group: event.deliveryGroup, id: event.id, atMs: nowMs + delayMs });
      }
      // What is left is only those just claimed, in case that nobody finishes them.
      if (!again || again.inMs > 5_000) return;
      await sleep(again.inMs);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return starts.sort((a, b) => a.atMs - b.atMs);
}

describe("delivery groups", () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, { name: "test", max: 8 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => {
    destinationId = newId("des", Date.now());
  });

  it("takes turns: a group with a long queue is in nobody's way", async () => {
    await insertDueEvents(pool, destinationId, 2_000, "huge");
    for (let shop = 0; shop < 20; shop += 1) {
      await insertDueEvents(pool, destinationId, 1, `shop ${shop}`);
    }
    const rate = { kind: "spread", intervalMs: 40 } as const;
    const first = namesOf(await claim(groupsAt(1_000, "second"), rate));
    expect(new Set(first).size).toBe(21);
    expect(countOf(first, "huge")).toBeLessThanOrEqual(6);
  });

  it("gives every group its turn although the destination starts one at a time", async () => {
    for (const shop of ["a", "b", "c"]) await insertDueEvents(pool, destinationId, 30, shop);
    const claims: (string | null)[] = [];
    for (let turn = 0; turn < 30; turn += 1) {
      claims.push(...namesOf(await claim(groupsAt(1_000, "second"), null, 1)));
    }
    expect(["a", "b", "c"].map((shop) => countOf(claims, shop))).toEqual([10, 10, 10]);
  });

  it("keeps each group at its own rate, or its override's, with several workers", async () => {
    await insertDueEvents(pool, destinationId, 30, "usual");
    await insertDueEvents(pool, destinationId, 60, "big");
    await insertDueEvents(pool, destinationId, 5, "slow");
    const groups = groupsAt(20, "second", {
      big: { rate: 40, rate_period: "second" },
      slow: { rate: 1, rate_period: "hour" },
    });
    const starts = await drain(2, groups);
    expect(new Set(starts.map((start) => start.id)).size).toBe(91);
    for (const [name, count, intervalMs] of [
      ["usual", 30, 50],
      ["big", 60, 25],
      ["slow", 1, 3_600_000],
    ] as const) {
      const own = starts.filter((start) => start.group === name);
      expect(own).toHaveLength(count);
      const [first] = own;
      for (const [index, start] of own.entries()) {
        // Starts are told in whole round trips: one interval of slack, never a burst.
        expect(start.atMs - (first?.atMs ?? 0)).toBeGreaterThanOrEqual((index - 1) * intervalMs);
      }
    }
  });

  it("never exceeds the destination's own rate with all groups together", async () => {
    for (let shop = 0; shop < 8; shop += 1) {
      await insertDueEvents(pool, destinationId, 5, `shop ${shop}`);
    }
    const rate = { kind: "spread", intervalMs: 40 } as const;
    const starts = await drain(2, groupsAt(20, "second"), rate);
    expect(starts).toHaveLength(40);
    for (const [index, start] of starts.entries()) {
      expect(start.atMs - (starts[0]?.atMs ?? 0)).toBeGreaterThanOrEqual((index - 1) * 40);
    }
  });

  it("never has more under way than a concurrent limit of the destination allows", async () => {
    for (const shop of ["a", "b", "c", "d"]) await insertDueEvents(pool, destinationId, 5, shop);
    await insertDueEvents(pool, destinationId, 5);
    const rate = { kind: "concurrent", max: 3 } as const;
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claim(groupsAt(100, "second"), rate)),
    );
    expect(claims.flatMap(namesOf)).toHaveLength(3);
  });

  it("goes on where a group's rate stood when a worker starts anew", async () => {
    await insertDueEvents(pool, destinationId, 10, "a");
    const groups = groupsAt(1, "minute");
    expect(namesOf(await claim(groups))).toEqual(["a"]);
    const next = await claim(groups);
    expect(namesOf(next)).toEqual([]);
    expect(next.again?.inMs).toBeGreaterThan(1_000);
  });

  it("delivers what was queued before there were groups, and after there are none", async () => {
    await insertDueEvents(pool, destinationId, 10);
    await insertDueEvents(pool, destinationId, 10, "a");
    const mixed = namesOf(await claim(groupsAt(5, "second"), null, 8));
    expect([countOf(mixed, null), countOf(mixed, "a")]).toEqual([4, 4]);
    await pool.query(
      "INSERT INTO destination (id, project_id, name, config) VALUES ($1, 'tm_due', $1, '{}')",
      [destinationId],
    );
    const pace = await loadDeliveryPace(pool, destinationId);
    expect(pace?.groups).not.toBeNull();
    const left = await drain(1, pace?.groups ?? {});
    expect(left.map(({ group }) => group).toSorted()).toEqual([
      ...Array(6).fill("a"),
      ...Array(6).fill(null),
    ]);
  });

  it("hands out again what was given back, and what a dead worker held", async () => {
    const [first = "", second = ""] = await insertDueEvents(pool, destinationId, 2, "a");
    const groups = groupsAt(1_000, "second");
    const { claims } = await claim(groups);
    await releaseClaims(pool, [first], [claims[0]?.event.claimId ?? ""]);
    const again = await claim(groups);
    expect(again.claims.map(({ event }) => event.id)).toEqual([first]);
    await pool.query("UPDATE event SET due_at = now() - interval '1 s' WHERE id = $1", [second]);
    await pool.query("UPDATE delivery_group SET wake_at = now(), due_at = now()");
    const late = await claim(groups);
    expect(late.claims.map((each) => [each.event.id, each.isInterrupted])).toEqual([
      [second, true],
    ]);
  });
});
