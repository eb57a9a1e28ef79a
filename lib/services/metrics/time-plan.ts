import {
  chooseTiers,
  MINUTE_S,
  minutesKeptFrom,
  type Tier,
} from "#lib/domain/metrics/roll-up-tiers.ts";
import { bucketStarts, isMadeOf } from "#lib/domain/metrics/time-buckets.ts";
import type { Granularity } from "#lib/schemas/granularity.ts";

/** Rows of an answer. */
export const ROW_LIMIT = 10_000;

export type TimeQuery = {
  date_range: { start: Date; end: Date };
  granularity: Granularity | null;
};

/** How a query's time is cut. */
export type TimePlan = {
  fromMs: number;
  toMs: number;
  /** Where each bucket begins; null: all is one bucket. */
  starts: number[] | null;
  /** The roll-ups to read. Null when they are too coarse, and rows have to be counted. */
  tiers: Tier[] | null;
  /** There are more buckets than an answer may have rows: the later ones are left out. */
  isCut: boolean;
  /** Something of the range is no longer kept as finely as it is asked for. */
  isPartlyGone: boolean;
};

/** Plans what to read for a query. */
export function planTime({ date_range, granularity }: TimeQuery, now: Date): TimePlan {
  const fromMs = date_range.start.getTime();
  const endMs = date_range.end.getTime();
  const all = granularity && bucketStarts(granularity, fromMs, endMs, ROW_LIMIT + 1);
  const toMs = all?.[ROW_LIMIT] ?? endMs;
  const isFine = granularity !== null && !isMadeOf(granularity, MINUTE_S);
  const tiers = isFine ? null : chooseTiers(granularity, fromMs, toMs, now.getTime());
  const firstMs = tiers?.[0]?.fromMs ?? Number.POSITIVE_INFINITY;
  return {
    fromMs,
    toMs,
    starts: all?.slice(0, ROW_LIMIT) ?? null,
    tiers,
    isCut: toMs < endMs,
    isPartlyGone: tiers !== null && firstMs > fromMs && fromMs < minutesKeptFrom(now.getTime()),
  };
}
