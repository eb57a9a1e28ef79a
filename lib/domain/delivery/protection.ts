import type { OverloadReason } from "#lib/schemas/destination.ts";
import type { DeliveryOutcome } from "./classify-response.ts";

/** What is looked at: the attempts of the last minute, counted in spans of a few seconds. */
const WINDOW_MS = 60_000;
const SPAN_MS = 5_000;
/** Fewer say nothing. */
export const MIN_ATTEMPTS = 10;
const MIN_SHARE = 0.9;

const FIRST_PROBE_MS = 10_000;
const LAST_PROBE_MS = 300_000;
/** So many in a row that show no overload, and the destination gets everything again. */
const GOOD_PROBES = 3;
const NEXT_GOOD_PROBE_MS = 1_000;
/** A destination may ask for more than the longest wait of ours, up to this. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1_000;

type Span = { atMs: number; attempts: number; overloads: number };

/** How a destination fares. Times are in ms of one clock, the database's. */
export type Health =
  | { state: "healthy"; spans: readonly Span[] }
  | {
      state: "slowed";
      sinceMs: number;
      reason: OverloadReason;
      /** From the end of one probe to the next. */
      intervalMs: number;
      nextProbeAtMs: number;
      goodProbes: number;
    };

type SlowedHealth = Extract<Health, { state: "slowed" }>;

export const HEALTHY: Health = { state: "healthy", spans: [] };

/** Says in what way an attempt shows that its destination has too much to do; null: in none. */
export function overloadOf({
  responseStatus,
  errorCode,
}: Pick<DeliveryOutcome, "responseStatus" | "errorCode">): OverloadReason | null {
  if (errorCode === "TIMEOUT") return "TIMEOUT";
  if (responseStatus === 429) return "TOO_MANY_REQUESTS";
  return responseStatus === 503 ? "SERVICE_UNAVAILABLE" : null;
}

/** Some attempts that are over; `reason` and `retryAfterMs` are those of the last overload among them. */
export type Tally = {
  attempts: number;
  overloads: number;
  reason: OverloadReason | null;
  retryAfterMs: number | null;
};

const waitMs = (intervalMs: number, retryAfterMs: number | null) =>
  Math.max(intervalMs, Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));

function countIn(spans: readonly Span[], tally: Tally, nowMs: number): Span[] {
  const young = spans.filter((span) => span.atMs > nowMs - WINDOW_MS && span.atMs <= nowMs);
  const atMs = Math.floor(nowMs / SPAN_MS) * SPAN_MS;
  const current = young.find((span) => span.atMs === atMs) ?? { atMs, attempts: 0, overloads: 0 };
  return [
    ...young.filter((span) => span !== current),
    {
      atMs,
      attempts: current.attempts + tally.attempts,
      overloads: current.overloads + tally.overloads,
    },
  ];
}

/**
 * Counts attempts that are over. A destination of which at least ten attempts in the last minute, and
 * nine out of ten of them, were overloads is slowed. One that is slowed already stays as it is: what
 * ends now was begun before.
 */
export function observeAttempts(health: Health, tally: Tally, nowMs: number): Health {
  if (health.state === "slowed") return health;
  const spans = countIn(health.spans, tally, nowMs);
  const attempts = spans.reduce((sum, span) => sum + span.attempts, 0);
  const overloads = spans.reduce((sum, span) => sum + span.overloads, 0);
  const isOverloaded = attempts >= MIN_ATTEMPTS && overloads >= attempts * MIN_SHARE;
  if (!isOverloaded || tally.reason === null) return { state: "healthy", spans };
  return {
    state: "slowed",
    sinceMs: nowMs,
    reason: tally.reason,
    intervalMs: FIRST_PROBE_MS,
    nextProbeAtMs: nowMs + waitMs(FIRST_PROBE_MS, tally.retryAfterMs),
    goodProbes: 0,
  };
}

/** Tells whether a slowed destination may be sent one event now. */
export function isProbeDue(health: SlowedHealth, nowMs: number): boolean {
  return nowMs >= health.nextProbeAtMs;
}

/** Notes that a probe is under way: nobody sends another until it is over or, its worker dead, never is. */
export function beginProbe(health: SlowedHealth, timeoutMs: number, nowMs: number): SlowedHealth {
  const patienceMs = Math.max(health.intervalMs, Math.min(timeoutMs, WINDOW_MS));
  return { ...health, nextProbeAtMs: nowMs + patienceMs };
}

/**
 * Draws the conclusion from a probe. An overload doubles the wait, from 10 s to 5 min, or as long as
 * Retry-After asks; anything else, also a failure of another kind, shows that the destination keeps
 * up: another probe follows soon, and the third in a row ends the slowing.
 */
export function endProbe(
  health: Health,
  overload: { reason: OverloadReason; retryAfterMs: number | null } | null,
  nowMs: number,
): Health {
  if (health.state === "healthy") return health;
  if (!overload) {
    const goodProbes = health.goodProbes + 1;
    if (goodProbes >= GOOD_PROBES) return HEALTHY;
    return { ...health, goodProbes, nextProbeAtMs: nowMs + NEXT_GOOD_PROBE_MS };
  }
  const intervalMs = Math.min(health.intervalMs * 2, LAST_PROBE_MS);
  return {
    ...health,
    reason: overload.reason,
    intervalMs,
    nextProbeAtMs: nowMs + waitMs(intervalMs, overload.retryAfterMs),
    goodProbes: 0,
  };
}
