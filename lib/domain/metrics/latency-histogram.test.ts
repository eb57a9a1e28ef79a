import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHistogram, LATENCY_BOUNDS, quantile } from "./latency-histogram.ts";

const bucketOf = (ms: number) => LATENCY_BOUNDS.filter((bound) => bound <= ms).length;
const CELL = 2 ** 40;

const cellsOf = (values: number[]) => {
  const counts = new Map<number, number>();
  for (const ms of values) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1);
  return [...counts].map(([bucket, count]) => String(bucket * CELL + count));
};

const latencies = fc.array(fc.oneof(fc.nat(100), fc.nat(900_000), fc.nat(2 ** 31 - 1)), {
  minLength: 1,
  maxLength: 400,
});

describe("quantile", () => {
  it("lies in the bucket of the exact one, and so within an eighth of it", () => {
    fc.assert(
      fc.property(latencies, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, q) => {
        const sorted = values.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? 0;
        const found = quantile(decodeHistogram(cellsOf(values)), q, sorted.at(-1) ?? 0) ?? -1;
        expect(bucketOf(found)).toBe(bucketOf(exact));
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(Math.max(1, exact / 8));
      }),
    );
  });

  it("never goes above the greatest value, and reaches it at the end", () => {
    expect(quantile(decodeHistogram(cellsOf([100, 100, 101])), 1, 101)).toBe(101);
    expect(quantile(decodeHistogram(cellsOf([950_000])), 0.99, 950_000)).toBe(950_000);
  });

  it("has no value of nothing", () => {
    expect(quantile(decodeHistogram([]), 0.5, 0)).toBeNull();
  });
});
