/**
 * How a provider writes the time of a signature. `s-or-ms`: it does not say which of the two, and the
 * length tells.
 */
export type TimeUnit = "s" | "ms" | "s-or-ms" | "iso";

/** What Stripe, Slack and Standard Webhooks recommend, in both directions. */
const TOLERANCE_S = 300;

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]{5,18}(Z|[+-]\d\d:?\d\d)?$/;
/** Seconds reach this many digits in the year 5138. */
const MAX_DIGITS_OF_S = 11;

/** Reads a signed time as milliseconds; null for anything but plain digits or an ISO date. */
function readTime(text: string, unit: TimeUnit): number | null {
  if (unit === "iso") {
    const match = ISO.exec(text);
    if (!match) return null;
    // A time without a zone is UTC, wherever this runs.
    const ms = Date.parse(match[1] ? text : `${text}Z`);
    return Number.isNaN(ms) ? null : ms;
  }
  if (!/^\d{1,16}$/.test(text)) return null;
  const isSeconds = unit === "s" || (unit === "s-or-ms" && text.length <= MAX_DIGITS_OF_S);
  return isSeconds ? Number(text) * 1_000 : Number(text);
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
  return String(unit === "ms" ? nowMs : Math.floor(nowMs / 1_000));
}
