import type { OccurrenceRange } from "#lib/client/issues.ts";

const HOUR_MS = 60 * 60 * 1_000;
const HOURS = 24;

type Points = readonly { at: string; count: number }[];

/** The 24 hours up to the end of this one; stays the same within the hour. */
export function lastDay(nowMs: number): OccurrenceRange {
  const endMs = (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
  return { startMs: endMs - HOURS * HOUR_MS, endMs, stepS: HOUR_MS / 1_000 };
}

/** Lays counts out step by step, nothing where there was nothing. */
export function fillSteps(points: Points, { startMs, endMs, stepS }: OccurrenceRange): number[] {
  const stepMs = stepS * 1_000;
  const values = new Array<number>(Math.ceil((endMs - startMs) / stepMs)).fill(0);
  for (const { at, count } of points) {
    const index = Math.floor((Date.parse(at) - startMs) / stepMs);
    if (index >= 0 && index < values.length) values[index] = (values[index] ?? 0) + count;
  }
  return values;
}

const STEPS_S = [60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 24 * 3_600];
const MOST_STEPS = 60;

/** From when an issue was first seen until now, in at most 60 steps of a round length. */
export function wholeLife(firstSeenMs: number, nowMs: number): OccurrenceRange {
  const seconds = (nowMs - firstSeenMs) / 1_000;
  const stepS = STEPS_S.find((step) => seconds / step < MOST_STEPS - 2) ?? 24 * 3_600;
  const stepMs = stepS * 1_000;
  const endMs = (Math.floor(nowMs / stepMs) + 1) * stepMs;
  const wanted = Math.ceil((endMs - firstSeenMs) / stepMs);
  const count = Math.min(Math.max(wanted, 24), 2 * MOST_STEPS);
  return { startMs: endMs - count * stepMs, endMs, stepS };
}
