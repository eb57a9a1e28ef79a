const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONG_MS = 2 * DAY_MS;

/**
 * Returns the buckets that an axis may name: of a range of days those that begin one in the reader's zone,
 * of a shorter one all.
 */
export function axisTicks(starts: readonly number[], stepMs: number): number[] {
  if (starts.length * stepMs <= LONG_MS || stepMs >= DAY_MS) return [...starts];
  return starts.filter((atMs, index) => {
    const before = starts[index - 1];
    return before !== undefined && day(new Date(before)) !== day(new Date(atMs));
  });
}

/** Writes the beginning of a bucket of `stepMs` as an axis over `spanMs` needs it: "14:30", "Nov 23". */
export function formatTick(atMs: number, stepMs: number, spanMs: number): string {
  const at = new Date(atMs);
  return stepMs >= DAY_MS || spanMs > LONG_MS ? day(at) : clock(at, stepMs);
}

/** Names a bucket from its beginning to its end in the reader's zone: "Nov 23, 14:00 – 15:00". */
export function formatBucket(atMs: number, stepMs: number): string {
  const from = new Date(atMs);
  const to = new Date(atMs + stepMs);
  const endsOnSameDay = day(from) === day(new Date(atMs + stepMs - 1));
  const fromText = `${day(from)}, ${clock(from, stepMs)}`;
  return `${fromText} – ${endsOnSameDay ? "" : `${day(to)}, `}${clock(to, stepMs)}`;
}

const pad = (value: number) => String(value).padStart(2, "0");

function clock(at: Date, stepMs: number): string {
  const minutes = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  return stepMs < MINUTE_MS ? `${minutes}:${pad(at.getSeconds())}` : minutes;
}

function day(at: Date): string {
  return at.toLocaleDateString("en-US", { month: "short", day: "numeric" });
}
