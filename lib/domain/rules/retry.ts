import type { DeliveryOutcome } from "#lib/domain/delivery/classify-response.ts";
import { MAX_RETRY_COUNT, type RetryRule, STATUS_EXPRESSION, WEEK_MS } from "#lib/schemas/rule.ts";

/** What a rule means that leaves them out: the values that the dashboard proposes. */
const DEFAULT_COUNT = 5;
const DEFAULT_INTERVAL_MS = 30_000;

const MAX_RETRY_AFTER_MS = WEEK_MS;
/** A destination that asks to be called at once is given this long: 50 calls must not be a burst. */
const MIN_RETRY_AFTER_MS = 1_000;

export type RetryHistory = {
  /** Automatic retries so far; manual attempts and interrupted ones do not count. */
  automaticRetries: number;
  firstAttemptAt: Date;
};

/** Tells whether an expression such as `!401`, `500-599` or `>=500` names a status. */
function names(expression: string, status: number): boolean {
  const [, from, to, operator, bound, single] = STATUS_EXPRESSION.exec(expression) ?? [];
  if (from && to) return status >= Number(from) && status <= Number(to);
  if (operator) {
    return (
      (operator.includes(">") && status > Number(bound)) ||
      (operator.includes("<") && status < Number(bound)) ||
      (operator.includes("=") && status === Number(bound))
    );
  }
  return single !== undefined && status === Number(single);
}

/**
 * Tells whether a rule retries an outcome. Without status expressions every failure is retried; with
 * them the last one that names the status decides (`!` says no), and a status that none names is
 * retried only when all of them are exclusions. A failure without a status is always retried.
 */
export function matchesRetry(rule: RetryRule, outcome: DeliveryOutcome): boolean {
  if (outcome.status === "SUCCESSFUL") return false;
  const { responseStatus } = outcome;
  const expressions = rule.response_status_codes;
  if (!expressions || responseStatus === null) return true;
  const last = expressions.findLast((expression) => names(expression, responseStatus));
  if (last === undefined) return expressions.every((expression) => expression.startsWith("!"));
  return !last.startsWith("!");
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Returns the ms to wait by a Retry-After header (seconds, an HTTP date or an ISO date), from 1 s to 7
 * days; null when it is none.
 */
export function retryAfterMs(text: string, now: Date): number | null {
  const trimmed = text.trim();
  let waitMs = Number.NaN;
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(trimmed)) waitMs = Math.ceil(Number(trimmed) * 1_000);
  else if (HTTP_DATE.test(trimmed)) waitMs = Date.parse(trimmed) - now.getTime();
  else if (ISO_DATE.test(trimmed)) {
    const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed);
    waitMs = Date.parse(hasOffset ? trimmed : `${trimmed}Z`) - now.getTime();
  }
  if (Number.isNaN(waitMs)) return null;
  return Math.min(Math.max(waitMs, MIN_RETRY_AFTER_MS), MAX_RETRY_AFTER_MS);
}

/** Ms that the rule itself waits before the next retry, or null when its count is used up. */
function intervalMs(rule: RetryRule, automaticRetries: number): number | null {
  const count = Math.min(rule.count ?? DEFAULT_COUNT, MAX_RETRY_COUNT);
  if (automaticRetries >= count) return null;
  const interval = rule.interval ?? DEFAULT_INTERVAL_MS;
  return rule.strategy === "exponential" ? interval * 2 ** automaticRetries : interval;
}

/**
 * Returns when to try again after a failure, or null when nothing will: no match, count used up (50 at
 * most), or a week since the first attempt. Linear waits `interval` each time, exponential doubles it.
 * A valid Retry-After wins over the interval (RFC 9110 §10.2.3), 1 s to 7 days ahead; `-1` ends the
 * retries; one that cannot be read is as good as none. Never throws, never an invalid date.
 */
export function nextRetryAt(
  rule: RetryRule,
  history: RetryHistory,
  outcome: DeliveryOutcome,
  now: Date,
): Date | null {
  if (!matchesRetry(rule, outcome)) return null;
  const byRuleMs = intervalMs(rule, history.automaticRetries);
  const endMs = history.firstAttemptAt.getTime() + WEEK_MS;
  if (byRuleMs === null || now.getTime() >= endMs) return null;
  if (outcome.retryAfter?.trim() === "-1") return null;
  const askedMs = outcome.retryAfter === null ? null : retryAfterMs(outcome.retryAfter, now);
  if (askedMs !== null) return new Date(now.getTime() + askedMs);
  const atMs = now.getTime() + byRuleMs;
  return atMs > endMs ? null : new Date(atMs);
}

/** What the header Will-Retry-After announces before the answer is known: the wait after a plain 500. */
export function announcedRetryMs(
  rule: RetryRule | null,
  history: RetryHistory,
  now: Date,
): number | null {
  if (!rule) return null;
  const waitMs = intervalMs(rule, history.automaticRetries);
  const endMs = history.firstAttemptAt.getTime() + WEEK_MS;
  return waitMs === null || now.getTime() + waitMs > endMs ? null : waitMs;
}
