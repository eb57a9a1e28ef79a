/** Each bound is this much above the one before: a quantile is off by at most that. */
const GROWTH = 1.12;
/** The database's integer ends there: no latency is greater. */
const MAX_MS = 2 ** 31 - 1;
/** An element of the database's bigint[] is a bucket times this, plus a count. */
const CELL = 2 ** 40;

/** Values by bucket: bucket n holds what is at least `LATENCY_BOUNDS[n - 1]` and below the next bound. */
export type Histogram = ReadonlyMap<number, number>;

/** Lower bounds in ms of buckets 1, 2, …; 0 ms is in bucket 0. The database has the same numbers. */
export const LATENCY_BOUNDS: readonly number[] = bounds();

function bounds(): number[] {
  const list: number[] = [];
  for (let ms = 1; ms <= MAX_MS; ms = Math.max(ms + 1, Math.round(ms * GROWTH))) {
    list.push(ms);
  }
  return list;
}

/** Reads a histogram as it is stored. */
export function decodeHistogram(cells: readonly (number | string)[]): Histogram {
  return new Map(
    cells.map((cell) => [Math.floor(Number(cell) / CELL), Number(cell) % CELL] as const),
  );
}

/**
 * Returns the value in ms below or at which a share `q` (0 to 1) of all values lies, spread evenly
 * within its bucket; null when there are none. `maxMs` is the greatest value where it is known, which
 * bounds the answer.
 */
export function quantile(histogram: Histogram, q: number, maxMs = MAX_MS): number | null {
  const buckets = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(q * total));
  let before = 0;
  for (const [bucket, count] of buckets) {
    if (before + count >= rank) {
      const from = bucket === 0 ? 0 : (LATENCY_BOUNDS[bucket - 1] ?? 0);
      const to = (LATENCY_BOUNDS[bucket] ?? maxMs + 1) - 1;
      const share = count === 1 ? 1 : (rank - before) / count;
      return Math.min(maxMs, Math.round(from + (to - from) * share));
    }
    before += count;
  }
  return maxMs;
}
