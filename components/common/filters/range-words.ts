import { ALL_TIME, boundsOf, lengthOf, type TimeRange } from "#lib/client/time-range.ts";

const UNITS: Record<string, string> = { s: "second", m: "minute", h: "hour", d: "day", w: "week" };

function lengthWords(range: TimeRange): string {
  const count = Number.parseInt(range, 10);
  const unit = UNITS[range.slice(-1)] ?? "";
  const [shown, of] =
    unit === "day" && count % 7 === 0 && count > 7 ? [count / 7, "week"] : [count, unit];
  return shown === 1 ? of : `${shown} ${of}s`;
}

/** Writes a moment in the reader's zone, as short as it can be within this year. */
export function momentWords(ms: number, nowMs: number): string {
  const date = new Date(ms);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    ...(date.getSeconds() ? { second: "2-digit" } : {}),
  }).format(date);
}

/** Says what a range is: "Last 7 days", "1 Nov, 10:00 – 2 Nov, 10:00", "All time". */
export function rangeWords(range: TimeRange, way: "Last" | "Next" = "Last"): string {
  const nowMs = Date.now();
  if (range === ALL_TIME) return "All time";
  if (lengthOf(range) !== null) return `${way} ${lengthWords(range)}`;
  const bounds = boundsOf(range, nowMs);
  if (!bounds) return range;
  const { fromMs, toMs } = bounds;
  if (fromMs === null) return `Until ${momentWords(toMs ?? nowMs, nowMs)}`;
  if (toMs === null) return `Since ${momentWords(fromMs, nowMs)}`;
  return `${momentWords(fromMs, nowMs)} – ${momentWords(toMs, nowMs)}`;
}

/** Says how long a wider range would be: "2 weeks". */
export function widerWords(range: TimeRange, nowMs: number): string {
  if (range === ALL_TIME) return "all time";
  if (lengthOf(range) !== null) return lengthWords(range);
  const bounds = boundsOf(range, nowMs);
  const days = Math.round(((bounds?.toMs ?? nowMs) - (bounds?.fromMs ?? nowMs)) / 86_400_000);
  if (days < 1) return "more hours";
  return days === 1 ? "1 day" : lengthWords(`${days}d`);
}

/** Names the reader's zone: "Europe/Berlin (UTC+1)". */
export function zoneWords(nowMs: number): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const hours = -new Date(nowMs).getTimezoneOffset() / 60;
  return hours === 0 && timeZone === "UTC"
    ? "UTC"
    : `${timeZone} (UTC${hours < 0 ? "−" : "+"}${Math.abs(hours)})`;
}
