import { boundsOf, type TimeRange } from "./time-range.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Buckets that a chart may have, shortest first. All but the last divide a day, so that days line up. */
const STEPS = [
  { granularity: "1m", ms: MINUTE_MS },
  { granularity: "5m", ms: 5 * MINUTE_MS },
  { granularity: "15m", ms: 15 * MINUTE_MS },
  { granularity: "30m", ms: 30 * MINUTE_MS },
  { granularity: "1h", ms: HOUR_MS },
  { granularity: "3h", ms: 3 * HOUR_MS },
  { granularity: "6h", ms: 6 * HOUR_MS },
  { granularity: "12h", ms: 12 * HOUR_MS },
  { granularity: "1d", ms: DAY_MS },
  { granularity: "7d", ms: 7 * DAY_MS },
] as const;

const MOST_BUCKETS = 62;
/** Figures by the minute are kept this long; before that, by the hour. */
const MINUTES_KEPT_MS = 8 * DAY_MS;

/** Figures by the hour are kept this long: there is nothing before. */
const HOURS_KEPT_MS = 400 * DAY_MS;

export type Span = { startMs: number; endMs: number };

/** A range as it is asked of the API. */
export type MetricsWindow = Span & {
  granularity: string;
  stepMs: number;
  /** As long, right before, its buckets aligned alike. */
  before: Span;
};

/**
 * Cuts a range into buckets, few enough to be read as a chart. It begins where a bucket begins and ends with
 * the minute, so that figures of the bucket under way are there. An open beginning, and a text that is no
 * range, mean all that is kept.
 */
export function metricsWindow(range: TimeRange, nowMs: number): MetricsWindow {
  const nextMinuteMs = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS;
  const bounds = boundsOf(range, nextMinuteMs);
  const toMs = Math.min(bounds?.toMs ?? nextMinuteMs, nextMinuteMs);
  const endMs = Math.ceil(toMs / MINUTE_MS) * MINUTE_MS;
  const keptMs = nextMinuteMs - HOURS_KEPT_MS;
  const fromMs = Math.min(Math.max(bounds?.fromMs ?? keptMs, keptMs), endMs - MINUTE_MS);
  const step = chooseStep(fromMs, endMs, nowMs);
  const startMs = Math.floor(fromMs / step.ms) * step.ms;
  const lengthMs = Math.ceil((endMs - startMs) / step.ms) * step.ms;
  return {
    startMs,
    endMs,
    granularity: step.granularity,
    stepMs: step.ms,
    before: { startMs: startMs - lengthMs, endMs: endMs - lengthMs },
  };
}

function chooseStep(fromMs: number, toMs: number, nowMs: number) {
  const leastMs = fromMs < nowMs - MINUTES_KEPT_MS ? HOUR_MS : MINUTE_MS;
  const fits = STEPS.find(({ ms }) => ms >= leastMs && (toMs - fromMs) / ms <= MOST_BUCKETS);
  return fits ?? STEPS[STEPS.length - 1] ?? STEPS[0];
}
