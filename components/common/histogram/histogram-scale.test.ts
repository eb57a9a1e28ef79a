import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highest, spanOf, stack } from "./histogram-scale.ts";

const bucket = (counts: Record<string, number>, start = "2026-11-23T12:00:00.000Z") => ({
  start,
  counts,
});
const ORDER = ["SUCCESSFUL", "QUEUED", "FAILED"];

describe("stack", () => {
  it("keeps every status visible and never leaves the chart", () => {
    const counts = fc.record({
      SUCCESSFUL: fc.nat(1_000_000),
      QUEUED: fc.nat(10),
      FAILED: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 60 }), (all) => {
        const buckets = all.map((each) => bucket(each));
        const max = highest(buckets);
        for (const each of buckets) {
          const segments = stack(each, ORDER, max);
          expect(segments).toHaveLength(
            Object.values(each.counts).filter((count) => count > 0).length,
          );
          for (const { y, height } of segments) {
            expect(height).toBeGreaterThan(0.01);
            expect(y).toBeGreaterThanOrEqual(-1e-9);
          }
        }
      }),
    );
  });
  it("has nothing for an empty bucket", () => {
    expect(stack(bucket({}), ORDER, highest([bucket({})]))).toEqual([]);
  });
});

describe("spanOf", () => {
  const buckets = [bucket({}), bucket({}, "2026-11-23T12:30:00.000Z")];
  it("reaches from the first bucket's beginning to the last one's end, dragged either way", () => {
    const span = {
      fromMs: Date.UTC(2026, 10, 23, 12),
      toMs: Date.UTC(2026, 10, 23, 13),
    };
    expect(spanOf(buckets, 1_800_000, 0, 1)).toEqual(span);
    expect(spanOf(buckets, 1_800_000, 1, 0)).toEqual(span);
    expect(spanOf(buckets, 1_800_000, 0, 7)).toBeNull();
  });
});
