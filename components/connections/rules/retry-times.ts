import { nextRetryAt } from "#lib/domain/rules/retry.ts";
import type { RetryRule } from "#lib/schemas/rule.ts";

const FAILURE = {
  status: "FAILED",
  responseStatus: null,
  errorCode: null,
  retryAfter: null,
} as const;
const START = new Date(0);

/**
 * Returns when retries would be made, in ms after the first attempt, if every attempt failed at once. It asks
 * what delivery asks, so that the picture is the truth.
 */
export function retryTimes(rule: RetryRule): number[] {
  const times: number[] = [];
  let now = START;
  for (;;) {
    const history = { automaticRetries: times.length, firstAttemptAt: START };
    const next = nextRetryAt(rule, history, FAILURE, now);
    if (next === null) return times;
    times.push(next.getTime());
    now = next;
  }
}
