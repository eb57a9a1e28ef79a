const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const pad = (value: number) => String(value).padStart(2, "0");

/** Writes a moment in the reader's zone as an axis of buckets of `stepMs` needs it: "14:30", "Nov 23". */
export function formatTick(atMs: number, stepMs: number, spanMs: number): string {
  const at = new Date(atMs);
  const isDaily = stepMs >= DAY_MS;
  if (isDaily || (spanMs > 2 * DAY_MS && at.getHours() === 0)) return day(at);
  const clock = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  return spanMs > 2 * DAY_MS ? `${day(at)} ${clock}` : clock;
}

/** Names a bucket from its beginning to its end in the reader's zone: "Nov 23, 14:00 – 15:00". */
export function formatBucket(atMs: number, stepMs: number): string {
  const from = new Date(atMs);
  const to = new Date(atMs + stepMs);
  const endsOnSameDay = day(from) === day(new Date(atMs + stepMs - 1));
  const fromText = `${day(from)}, ${clock(from, stepMs)}`;
  return `${fromText} – ${endsOnSameDay ? "" : `${day(to)}, `}${clock(to, stepMs)}`;
}

function clock(at: Date, stepMs: number): string {
  const minutes = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  return stepMs < MINUTE_MS ? `${minutes}:${pad(at.getSeconds())}` : minutes;
}

function day(at: Date): string {
  return at.toLocaleDateString("en-US", { month: "short", day: "numeric" });
}
