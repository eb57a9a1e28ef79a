import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseBuckets } from "./choose-buckets.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;

describe("chooseBuckets", () => {
  it.each([
    [1 / 60, { unit: "s", count: 1 }],
    [1, { unit: "m", count: 1 }],
    [24, { unit: "m", count: 30 }],
    [7 * 24, { unit: "h", count: 3 }],
    [30 * 24, { unit: "h", count: 12 }],
    [365 * 24, { unit: "d", count: 7 }],
  ])("cuts %d hours that end on the hour", (hours, granularity) => {
    expect(chooseBuckets(NOON - hours * HOUR_MS, NOON, 60).granularity).toEqual(granularity);
  });

  it("covers any range with no more buckets than asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: NOON }),
        fc.integer({ min: 0, max: 400 * 24 * HOUR_MS }),
        fc.integer({ min: 14, max: 60 }),
        (fromMs, lengthMs, most) => {
          const toMs = fromMs + lengthMs;
          const { starts, stepMs } = chooseBuckets(fromMs, toMs, most);
          const [first = Number.NaN] = starts;
          expect(starts.length).toBeGreaterThan(0);
          expect(starts.length).toBeLessThanOrEqual(most);
          expect(first).toBeLessThanOrEqual(fromMs);
          expect((starts.at(-1) ?? 0) + stepMs).toBeGreaterThanOrEqual(toMs);
        },
      ),
    );
  });

  it("keeps the end of a range that is too long", () => {
    const { starts, stepMs } = chooseBuckets(0, NOON, 2);
    expect(starts.length).toBeLessThanOrEqual(2);
    expect((starts.at(-1) ?? 0) + stepMs).toBeGreaterThanOrEqual(NOON);
  });
});
