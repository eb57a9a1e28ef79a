/** A worker has the event in hand until its claim runs out. */
const IS_IN_FLIGHT = "(t.claim_id IS NOT NULL AND t.due_at > now())";

/** What an event goes back to: CANCELLED, or the outcome of its last attempt when it had one. */
const LAST_STATUS = `
  CASE WHEN t.attempts = 0 THEN 'CANCELLED'
    WHEN t.error_code IS NULL AND t.response_status BETWEEN 200 AND 299 THEN 'SUCCESSFUL'
    ELSE 'FAILED' END`;

/** A change that a person makes to an event, which is called `t`: when it is possible, and what it sets. */
export type EventTransition = { assignments: string; condition: string };

/** One that is done has left its line for good: its turn is over. */
const IS_IN_LINE = "(t.due_at IS NOT NULL OR t.status = 'HOLD')";

/** One more attempt, now, whatever became of the event before; none while an attempt is being made. */
export function retryTransition(trigger: "MANUAL" | "BULK_RETRY"): EventTransition {
  return {
    assignments: `status = 'QUEUED', due_at = now(), claim_id = NULL, next_trigger = '${trigger}',
      order_key = CASE WHEN ${IS_IN_LINE} THEN t.order_key END`,
    condition: `NOT ${IS_IN_FLIGHT}`,
  };
}

/** Out of line, with the automatic retries that were to come; not while an attempt is being made. */
export const CANCEL_TRANSITION: EventTransition = {
  assignments: `status = ${LAST_STATUS}, due_at = NULL, claim_id = NULL, next_attempt_at = NULL`,
  condition: `(t.status = 'HOLD' OR t.due_at IS NOT NULL) AND NOT ${IS_IN_FLIGHT}`,
};
