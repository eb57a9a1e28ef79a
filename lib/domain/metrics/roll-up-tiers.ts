import type { Granularity } from "#lib/schemas/granularity.ts";
import { isMadeOf } from "./time-buckets.ts";

/** Roll-ups are kept by the minute and by the hour: seconds of each. */
export const MINUTE_S = 60;
export const HOUR_S = 3_600;

const MINUTE_MS = MINUTE_S * 1_000;
const HOUR_MS = HOUR_S * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** How long each is kept: a week by the minute with a day to spare, and a year by the hour. */
const MINUTES_KEPT_MS = 8 * DAY_MS;
export const HOURS_KEPT_MS = 400 * DAY_MS;

/** A part of a range and the roll-ups to read for it. */
export type Tier = { periodS: number; fromMs: number; toMs: number };

const floor = (ms: number, step: number) => Math.floor(ms / step) * step;
const ceil = (ms: number, step: number) => Math.ceil(ms / step) * step;

/** Returns from when on roll-ups by the minute are there. */
export function minutesKeptFrom(nowMs: number): number {
  return ceil(nowMs - MINUTES_KEPT_MS, HOUR_MS);
}

/**
 * Splits a range into hours and the minutes at its ends, so that as few roll-ups as can be are read.
 * Buckets of a part of an hour are read by the minute throughout. Ends are moved outwards to whole
 * minutes, and to whole hours where the minutes are no longer kept.
 */
export function chooseTiers(
  granularity: Granularity | null,
  fromMs: number,
  toMs: number,
  nowMs: number,
): Tier[] {
  const keptFromMs = minutesKeptFrom(nowMs);
  const from = floor(fromMs, MINUTE_MS);
  const to = ceil(toMs, MINUTE_MS);
  const minutes = (start: number, end: number) => ({ periodS: MINUTE_S, fromMs: start, toMs: end });
  const filled = (tiers: Tier[]) => tiers.filter((tier) => tier.fromMs < tier.toMs);
  if (granularity && !isMadeOf(granularity, HOUR_S)) {
    return filled([minutes(Math.max(from, keptFromMs), to)]);
  }
  const firstHour = from < keptFromMs ? floor(from, HOUR_MS) : ceil(from, HOUR_MS);
  const lastHour = to < keptFromMs ? ceil(to, HOUR_MS) : floor(to, HOUR_MS);
  if (firstHour >= lastHour) return filled([minutes(from, to)]);
  return filled([
    minutes(from, firstHour),
    { periodS: HOUR_S, fromMs: firstHour, toMs: lastHour },
    minutes(lastHour, to),
  ]);
}
