export const TIME_RANGES = ["1h", "24h", "7d", "30d"] as const;
export type TimeRange = (typeof TIME_RANGES)[number];

const HOUR_MS = 3_600_000;
/** How long each range is. */
export const RANGE_MS: Record<TimeRange, number> = {
  "1h": HOUR_MS,
  "24h": 24 * HOUR_MS,
  "7d": 168 * HOUR_MS,
  "30d": 720 * HOUR_MS,
};

type Bounds = { gte?: string; lte?: string };

/**
 * Returns the `created_at` filter for a range that ends now and a list that stands still at `until`,
 * or undefined where neither limits it.
 */
export function createdAtFilter(
  range: TimeRange | null,
  until: string | null,
  nowMs: number,
): Bounds | undefined {
  const bounds: Bounds = {};
  if (range) bounds.gte = new Date(nowMs - RANGE_MS[range]).toISOString();
  if (until) bounds.lte = until;
  return range || until ? bounds : undefined;
}
