import type { Buckets } from "#lib/domain/lists/choose-buckets.ts";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import type { SearchProgress } from "#lib/schemas/payload-search.ts";
import type { Tally } from "./count-rows-over-time.ts";

export type HistogramCount = {
  tallies: readonly Tally[];
  /** Since when was counted; null: all of it was. */
  fromMs: number | null;
  search?: SearchProgress;
};

/** Turns what was counted into what the API answers: every bucket, empty ones too. */
export function presentHistogram(
  buckets: Buckets,
  { tallies, fromMs, search }: HistogramCount,
): HistogramModel {
  const counts = buckets.starts.map((): Record<string, number> => ({}));
  for (const { bucket, status, count } of tallies) {
    const into = counts[bucket];
    if (into) into[status] = (into[status] ?? 0) + count;
  }
  const at = (ms: number) => new Date(ms).toISOString();
  const [first = 0] = buckets.starts;
  return {
    from: at(first),
    to: at((buckets.starts.at(-1) ?? first) + buckets.stepMs),
    bucket_ms: buckets.stepMs,
    buckets: buckets.starts.map((start, index) => ({
      start: at(start),
      counts: counts[index] ?? {},
    })),
    total: tallies.reduce((sum, tally) => sum + tally.count, 0),
    counted_from: fromMs === null ? null : at(fromMs),
    ...(search ? { search } : {}),
  };
}
