const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RELATIVE_LIMIT_MS = 30 * DAY_MS;

/**
 * Says how long before or after `nowMs` an instant is, in the largest whole unit: "12 s ago", "in 3 min".
 * Within five seconds "just now"; beyond thirty days the UTC date, since a count of weeks helps nobody.
 */
export function formatRelative(atMs: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - atMs);
  if (distanceMs > RELATIVE_LIMIT_MS) return new Date(atMs).toISOString().slice(0, 10);
  const isPast = atMs <= nowMs;
  if (isPast && distanceMs < 5 * SECOND_MS) return "just now";
  const amount = largestUnit(distanceMs);
  return isPast ? `${amount} ago` : `in ${amount}`;
}

function largestUnit(distanceMs: number): string {
  if (distanceMs < MINUTE_MS) return `${Math.max(1, Math.floor(distanceMs / SECOND_MS))} s`;
  if (distanceMs < HOUR_MS) return `${Math.floor(distanceMs / MINUTE_MS)} min`;
  if (distanceMs < DAY_MS) return `${Math.floor(distanceMs / HOUR_MS)} h`;
  return `${Math.floor(distanceMs / DAY_MS)} d`;
}

/** Writes a length of time with its unit: "412 ms", "3.2 s", "4 min 3 s", "2 h 5 min", "3 d 4 h". */
export function formatDuration(durationMs: number): string {
  if (durationMs < SECOND_MS) return `${Math.round(durationMs)} ms`;
  if (durationMs < MINUTE_MS) return `${trimZero((durationMs / SECOND_MS).toFixed(1))} s`;
  if (durationMs < HOUR_MS) return twoUnits(durationMs, MINUTE_MS, "min", SECOND_MS, "s");
  if (durationMs < DAY_MS) return twoUnits(durationMs, HOUR_MS, "h", MINUTE_MS, "min");
  return twoUnits(durationMs, DAY_MS, "d", HOUR_MS, "h");
}

function trimZero(decimal: string): string {
  return decimal.endsWith(".0") ? decimal.slice(0, -2) : decimal;
}

function twoUnits(ms: number, bigMs: number, big: string, smallMs: number, small: string): string {
  const bigCount = Math.floor(ms / bigMs);
  const smallCount = Math.floor((ms % bigMs) / smallMs);
  return smallCount === 0 ? `${bigCount} ${big}` : `${bigCount} ${big} ${smallCount} ${small}`;
}

/** Writes an instant to the millisecond in UTC: "2026-11-23 11:41:02.547". */
export function formatUtc(at: Date): string {
  return at.toISOString().replace("T", " ").replace("Z", "");
}

/** Writes an instant to the millisecond in the reader's own zone, with its offset: "… GMT-3:30". */
export function formatLocal(at: Date): string {
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  const date = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  const time = `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
  const zone = new Intl.DateTimeFormat("en", { timeZoneName: "short" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  return `${date} ${time}.${pad(at.getMilliseconds(), 3)} ${zone ?? ""}`.trimEnd();
}

const CLOCK_PARTS = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
} as const;
// Making one costs more than a hundred uses.
const CLOCKS = {
  local: new Intl.DateTimeFormat("en-GB", CLOCK_PARTS),
  utc: new Intl.DateTimeFormat("en-GB", { ...CLOCK_PARTS, timeZone: "UTC" }),
};

/**
 * Writes an instant to the second by the clock: "14:05:07" today, "Nov 23 14:05:07" in this year, else with the
 * year; today and year by the same clock.
 */
export function formatClock(at: Date, zone: "local" | "utc", nowMs: number): string {
  const parts = (date: Date) =>
    Object.fromEntries(CLOCKS[zone].formatToParts(date).map(({ type, value }) => [type, value]));
  const then = parts(at);
  const now = parts(new Date(nowMs));
  const time = `${then.hour}:${then.minute}:${then.second}`;
  if (then.year !== now.year) return `${then.month} ${then.day}, ${then.year} ${time}`;
  return then.month === now.month && then.day === now.day
    ? time
    : `${then.month} ${then.day} ${time}`;
}
