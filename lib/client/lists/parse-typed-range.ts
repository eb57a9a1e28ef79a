import { ALL_TIME, boundsOf, lengthOf, type TimeRange, writeRange } from "../time-range.ts";

const UNITS: Record<string, string> = {
  ...{ s: "s", sec: "s", second: "s", m: "m", min: "m", minute: "m" },
  ...{ h: "h", hr: "h", hour: "h", d: "d", day: "d", w: "w", week: "w" },
};
const LAST = /^(?:last\s+)?(\d{1,4})?\s*([a-z]+?)s?(?:\s+ago)?$/;
const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]+(\d{1,2})(?::?(\d{2}))?(?::(\d{2})(?:\.\d+)?)?)?$/;
const SEPARATOR = /\s*(?:\.\.\.?|\s(?:to|until|till|–|—|-)\s)\s*/;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** One moment; `endMs` is where the second, minute or day ends that was named. */
type Moment = { startMs: number; endMs: number };

function lastOf(text: string): TimeRange | null {
  const [, count = "1", word = ""] = LAST.exec(text) ?? [];
  const unit = UNITS[word];
  const range = unit ? `${Number(count)}${unit}` : "";
  return lengthOf(range) === null ? null : range;
}

/** Days begin in the reader's own zone. */
function dayOf(year: number, month: number, day: number): Moment | null {
  const start = new Date(year, month - 1, day);
  const isReal = start.getMonth() === month - 1 && start.getDate() === day;
  const endMs = new Date(year, month - 1, day + 1).getTime();
  return isReal ? { startMs: start.getTime(), endMs } : null;
}

function momentOf(text: string, nowMs: number): Moment | null {
  if (text === "now") return { startMs: nowMs, endMs: nowMs };
  if (text === "today" || text === "yesterday") {
    const day = new Date(nowMs);
    const offset = text === "today" ? 0 : -1;
    return dayOf(day.getFullYear(), day.getMonth() + 1, day.getDate() + offset) ?? dayBefore(day);
  }
  if (/(z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes("t")) {
    const ms = Date.parse(text.toUpperCase());
    return Number.isNaN(ms) ? null : { startMs: ms, endMs: ms };
  }
  const ago = lastOf(text);
  if (ago) {
    const startMs = nowMs - (lengthOf(ago) ?? 0);
    return { startMs, endMs: startMs };
  }
  const parts = MOMENT.exec(text)?.slice(1);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour, minute = 0, second] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  const whole = dayOf(year, month, day);
  if (!whole || hour === undefined) return whole;
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  const startMs = new Date(year, month - 1, day, hour, minute, second ?? 0).getTime();
  return { startMs, endMs: startMs };
}

function dayBefore(day: Date): Moment {
  const start = new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1).getTime();
  return { startMs: start, endMs: start + DAY_MS };
}

/**
 * Reads a range as people type it: `3h`, `last 2 days`, `2026-11-01 10:00` (from then on), `2026-11-01` (that
 * day), `2026-11-01 10:00 to 2026-11-02`, `yesterday`, `all`. Times without an offset are the reader's own.
 * Returns it as it stands in the URL, or null for what is no range.
 */
export function parseTypedRange(typed: string, nowMs: number): TimeRange | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (/^(all|all time|everything)$/.test(text)) return ALL_TIME;
  const last = lastOf(text);
  if (last) return last;
  const [first = "", second, ...more] = text.split(SEPARATOR);
  if (more.length > 0) return null;
  if (second === undefined) return single(first, nowMs);
  const from = first === "" ? null : momentOf(first, nowMs);
  const to = second === "" || second === "now" ? null : momentOf(second, nowMs);
  if ((first !== "" && !from) || (second !== "" && second !== "now" && !to)) return null;
  const range = writeRange({ fromMs: from?.startMs ?? null, toMs: to?.endMs ?? null });
  return range !== ALL_TIME && boundsOf(range, nowMs) ? range : null;
}

function single(text: string, nowMs: number): TimeRange | null {
  const moment = momentOf(text, nowMs);
  if (!moment || text === "now") return null;
  const isWholeDay = moment.endMs > moment.startMs && moment.endMs <= nowMs;
  return writeRange({ fromMs: moment.startMs, toMs: isWholeDay ? moment.endMs : null });
}
