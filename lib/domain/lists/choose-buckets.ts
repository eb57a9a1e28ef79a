import type { Granularity } from "#lib/schemas/granularity.ts";
import { bucketStarts } from "../metrics/time-buckets.ts";

const SECOND_MS = 1_000;
const UNIT_MS = { s: SECOND_MS, m: 60 * SECOND_MS, h: 3_600 * SECOND_MS, d: 86_400 * SECOND_MS };

/** Lengths that people think in, the shortest first. */
const STEPS: readonly (Granularity & { unit: keyof typeof UNIT_MS })[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ unit: "s" as const, count })),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ unit: "m" as const, count })),
  ...[1, 2, 3, 6, 12].map((count) => ({ unit: "h" as const, count })),
  ...[1, 2, 4, 7, 14, 31].map((count) => ({ unit: "d" as const, count })),
];

export type Buckets = {
  granularity: Granularity;
  stepMs: number;
  /** Where each begins, in order. */
  starts: number[];
};

/**
 * Cuts a range into at most `most` buckets of the shortest length that does, aligned to the clock of UTC.
 * A range that is longer than `most` times 31 days keeps its end.
 */
export function chooseBuckets(fromMs: number, toMs: number, most: number): Buckets {
  const endMs = Math.max(toMs, fromMs + 1);
  for (const { unit, count } of STEPS) {
    const starts = bucketStarts({ unit, count }, fromMs, endMs, most + 1);
    if (starts.length <= most) {
      return { granularity: { unit, count }, stepMs: UNIT_MS[unit] * count, starts };
    }
  }
  const stepMs = 31 * UNIT_MS.d;
  return chooseBuckets(endMs - (most - 1) * stepMs, endMs, most);
}
