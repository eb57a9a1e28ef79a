import type { Granularity } from "#lib/schemas/granularity.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday of the epoch: weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const MONTHS = 12;

/** Months have no length of their own. */
const UNIT_MS = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: WEEK_MS,
  M: null,
} as const;

/** Tells whether no bucket of this length begins or ends within a `period` of so many seconds. */
export function isMadeOf({ unit, count }: Granularity, periodS: number): boolean {
  const ms = UNIT_MS[unit];
  return ms === null || (ms * count) % (periodS * SECOND_MS) === 0;
}

function monthStart(index: number): number {
  return Date.UTC(Math.floor(index / MONTHS), index % MONTHS, 1);
}

/**
 * Returns where the buckets begin that a range touches, in ms and in order, `limit` of them at most.
 * Buckets are aligned in UTC: to the epoch, weeks to Mondays, months to the first of January of year 0.
 */
export function bucketStarts(
  { unit, count }: Granularity,
  fromMs: number,
  toMs: number,
  limit: number,
): number[] {
  const starts: number[] = [];
  const ms = UNIT_MS[unit];
  if (ms === null) {
    const from = new Date(fromMs);
    const month = from.getUTCFullYear() * MONTHS + from.getUTCMonth();
    for (let at = month - (month % count); starts.length < limit; at += count) {
      const start = monthStart(at);
      if (start >= toMs) break;
      starts.push(start);
    }
    return starts;
  }
  const origin = unit === "w" ? FIRST_MONDAY_MS : 0;
  const stepMs = ms * count;
  const first = origin + Math.floor((fromMs - origin) / stepMs) * stepMs;
  for (let at = first; at < toMs && starts.length < limit; at += stepMs) starts.push(at);
  return starts;
}
