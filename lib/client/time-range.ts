/** A range as it stands in the URL: `3h`, `7d`, `all`, or `from..to` in ISO 8601, either end left out. */
export type TimeRange = string;

export const ALL_TIME = "all";
/** What lists show until another range is chosen. */
export const DEFAULT_RANGE = "7d";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const UNIT_MS = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS } as const;
type Unit = keyof typeof UNIT_MS;
const MAX_MS = 400 * DAY_MS;

const LAST = /^(\d{1,4})([smhdw])$/;

/** `fromMs` up to and including `toMs`; null: open. */
export type Bounds = { fromMs: number | null; toMs: number | null };

/** Returns how long a range that ends now is; null for any other. */
export function lengthOf(range: TimeRange): number | null {
  const [, count, unit] = LAST.exec(range) ?? [];
  const ms = count && unit ? Number(count) * UNIT_MS[unit as Unit] : 0;
  return ms > 0 && ms <= MAX_MS ? ms : null;
}

function instantOf(text: string): number | null | undefined {
  if (text === "") return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || !/^\d{4}-/.test(text) ? undefined : ms;
}

/** Returns the ends of a range, or null for a text that is none. */
export function boundsOf(range: TimeRange, nowMs: number): Bounds | null {
  if (range === ALL_TIME) return { fromMs: null, toMs: null };
  const length = lengthOf(range);
  if (length !== null) return { fromMs: nowMs - length, toMs: null };
  const parts = range.split("..");
  const [fromMs, toMs] = parts.map(instantOf);
  if (parts.length !== 2 || fromMs === undefined || toMs === undefined) return null;
  if (fromMs === null && toMs === null) return null;
  return fromMs !== null && toMs !== null && fromMs >= toMs ? null : { fromMs, toMs };
}

/** Writes a range between two moments as it stands in the URL. */
export function writeRange({ fromMs, toMs }: Bounds): TimeRange {
  const write = (ms: number | null) => (ms === null ? "" : new Date(ms).toISOString());
  return fromMs === null && toMs === null ? ALL_TIME : `${write(fromMs)}..${write(toMs)}`;
}

type MomentFilter = { gte?: string; lte?: string };

/**
 * Returns the filter of the API for a range and a list that stands still at `until`, or undefined where
 * neither limits it. A text that is no range limits nothing.
 */
export function rangeFilter(
  range: TimeRange,
  until: string | null,
  nowMs: number,
): MomentFilter | undefined {
  const { fromMs, toMs } = boundsOf(range, nowMs) ?? { fromMs: null, toMs: null };
  const untilMs = until === null ? null : Date.parse(until);
  const lastMs = toMs === null || untilMs === null ? (toMs ?? untilMs) : Math.min(toMs, untilMs);
  if (fromMs === null && lastMs === null) return undefined;
  return {
    ...(fromMs === null ? {} : { gte: new Date(fromMs).toISOString() }),
    ...(lastMs === null ? {} : { lte: new Date(lastMs).toISOString() }),
  };
}

const WIDER = ["1h", "6h", "24h", "2d", "7d", "14d", "30d", "90d"] as const;

/** Returns the next wider range that ends where this one does; null when there is none. */
export function widerRange(range: TimeRange, nowMs: number): TimeRange | null {
  const bounds = boundsOf(range, nowMs);
  if (!bounds || bounds.fromMs === null) return null;
  const length = (bounds.toMs ?? nowMs) - bounds.fromMs;
  const next = WIDER.find((each) => (lengthOf(each) ?? 0) >= length * 1.5);
  if (bounds.toMs === null) return next ?? ALL_TIME;
  const ms = next ? lengthOf(next) : null;
  return writeRange({ fromMs: ms === null ? null : bounds.toMs - ms, toMs: bounds.toMs });
}
