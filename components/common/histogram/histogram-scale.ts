import type { HistogramModel } from "#lib/schemas/histogram.ts";

export type Bucket = HistogramModel["buckets"][number];

export function totalOf({ counts }: Bucket): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The tallest bar; 1 where there is nothing, so that nothing is divided by zero. */
export function highest(buckets: readonly Bucket[]): number {
  return Math.max(1, ...buckets.map(totalOf));
}

export type Segment = { status: string; y: number; height: number };

/** Least share of the height that something takes which is there at all. */
const LEAST = 0.04;

/**
 * Stacks the counts of a bucket, the last of `order` on top, within a height of 1. Few failures among many
 * successes stay visible.
 */
export function stack(bucket: Bucket, order: readonly string[], max: number): Segment[] {
  const present = order.filter((status) => (bucket.counts[status] ?? 0) > 0);
  const shares = present.map((status) => Math.max(LEAST, (bucket.counts[status] ?? 0) / max));
  const sum = shares.reduce((total, share) => total + share, 0);
  const scale = sum > 1 ? 1 / sum : 1;
  let top = 1;
  return present.map((status, index) => {
    const height = (shares[index] ?? 0) * scale;
    top -= height;
    return { status, y: top, height };
  });
}

/** The two ends of what lies between two buckets, whichever comes first. */
export function spanOf(
  buckets: readonly Bucket[],
  stepMs: number,
  one: number,
  other: number,
): { fromMs: number; toMs: number } | null {
  const first = buckets[Math.min(one, other)];
  const last = buckets[Math.max(one, other)];
  if (!first || !last) return null;
  return { fromMs: Date.parse(first.start), toMs: Date.parse(last.start) + stepMs };
}
