const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What an axis by orders of magnitude may name. */
const MARKS_MS = [
  ...[1, 10, 100, SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS],
  ...[DAY_MS, 10 * DAY_MS, 100 * DAY_MS],
];
/** Values that are further apart cannot be told from zero on a linear axis. */
const MAX_RATIO = 1_000;
const MOST_TICKS = 6;

/** An axis by orders of magnitude from `minMs` to `maxMs`, with the moments that it names. */
export type DurationScale = { minMs: number; maxMs: number; ticks: readonly number[] };

/**
 * Chooses an axis on which milliseconds and days can be read alike; null where a linear one does. Zeros lie
 * at its lower end.
 */
export function durationScale(values: readonly number[]): DurationScale | null {
  const durations = values.filter((ms) => ms > 0);
  const leastMs = Math.max(1, Math.min(...durations));
  const mostMs = Math.max(0, ...durations);
  if (mostMs < leastMs * MAX_RATIO) return null;
  const from = MARKS_MS.findLastIndex((ms) => ms <= leastMs);
  const to = MARKS_MS.findIndex((ms) => ms >= mostMs);
  const marks = MARKS_MS.slice(from, to === -1 ? undefined : to + 1);
  const [minMs = 1] = marks;
  const step = Math.ceil(marks.length / MOST_TICKS);
  return {
    minMs,
    maxMs: Math.max(mostMs, marks.at(-1) ?? mostMs),
    ticks: marks.filter((_, index) => (marks.length - 1 - index) % step === 0),
  };
}
