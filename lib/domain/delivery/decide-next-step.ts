import { nextRetryAt, type RetryHistory } from "#lib/domain/rules/retry.ts";
import type { RetryRule } from "#lib/schemas/rule.ts";
import type { DeliveryOutcome } from "./classify-response.ts";

/** An event whose delivery took its worker down this often is not tried by itself any more. */
const MAX_INTERRUPTIONS = 3;

/** What an event becomes after an attempt. */
export type NextStep =
  | { status: "SUCCESSFUL" }
  /** `retryInMs` is null when nothing follows by itself. */
  | { status: "FAILED"; retryInMs: number | null };

/** Decides what follows an attempt that is over. Without a retry rule there is no automatic retry. */
export function decideNextStep(
  outcome: DeliveryOutcome,
  rule: RetryRule | null,
  history: RetryHistory,
  now: Date,
): NextStep {
  if (outcome.status === "SUCCESSFUL") return { status: "SUCCESSFUL" };
  const retryAt = rule && nextRetryAt(rule, history, outcome, now);
  return { status: "FAILED", retryInMs: retryAt && retryAt.getTime() - now.getTime() };
}

/**
 * Tells whether an event is given up because its deliveries were cut short by the end of their worker
 * `interruptions` times. Fewer mean: once more at once, at no cost to the retry rule.
 */
export function isPoisoned(interruptions: number): boolean {
  return interruptions >= MAX_INTERRUPTIONS;
}
