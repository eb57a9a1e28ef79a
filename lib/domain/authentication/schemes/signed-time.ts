/** How a provider writes the time of a signature. */
export type TimeUnit = "s" | "ms" | "iso";

/** What Stripe, Slack and Standard Webhooks recommend, in both directions. */
const TOLERANCE_S = 300;

/** Reads a signed time as milliseconds; null for anything but plain digits or an ISO date. */
function readTime(text: string, unit: TimeUnit): number | null {
  if (unit === "iso") {
    const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(ms) ? null : ms;
  }
  if (!/^\d{1,16}$/.test(text)) return null;
  return unit === "s" ? Number(text) * 1_000 : Number(text);
}

/** Whether a signed time is neither too old nor too far ahead. */
export function isFresh(
  text: string,
  unit: TimeUnit,
  nowMs: number,
  toleranceS = TOLERANCE_S,
): boolean {
  const ms = readTime(text, unit);
  return ms !== null && Math.abs(nowMs - ms) <= toleranceS * 1_000;
}

export function writeTime(nowMs: number, unit: TimeUnit): string {
  if (unit === "iso") return new Date(nowMs).toISOString();
  return String(unit === "s" ? Math.floor(nowMs / 1_000) : nowMs);
}
