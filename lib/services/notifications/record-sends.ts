import type { Pool } from "pg";
import { nextTryMs } from "#lib/domain/notifications/judge-answer.ts";
import type { ClaimedNotification } from "./claim-notifications.ts";
import type { SendOutcome } from "./send-message.ts";

const SQL = `
  UPDATE notification SET status = $3, attempts = attempts + 1, open_claims = 0, claim_id = NULL,
    due_at = now() + $4::float8 * interval '1 millisecond', response_status = $5,
    response_body = $6, latency_ms = $7, error = $8, reference = coalesce($9, reference),
    sent_at = CASE WHEN $3 = 'SENT' THEN now() END
  WHERE project_id = $1 AND claim_id = $2`;

/** When it is tried again, where it is: later for what was tried more often. */
function retryMs(rows: readonly ClaimedNotification[], { verdict }: SendOutcome): number | null {
  if (verdict.kind !== "retry") return null;
  const tries = Math.max(...rows.map(({ attempts }) => attempts)) + 1;
  return nextTryMs(tries, verdict.retryAfterMs);
}

const STATUSES = { delivered: "SENT", refused: "FAILED", skipped: "SKIPPED" } as const;

/** Writes down what came of one try, for all that were told by it. Nothing when the claim was lost meanwhile. */
export async function recordSends(
  pool: Pool,
  projectId: string,
  { claimId, rows }: { claimId: string; rows: readonly ClaimedNotification[] },
  outcome: SendOutcome,
): Promise<void> {
  const waitMs = retryMs(rows, outcome);
  const { verdict } = outcome;
  const failed = waitMs === null ? "FAILED" : "PENDING";
  const status = verdict.kind === "retry" ? failed : STATUSES[verdict.kind];
  await pool.query({
    name: "record-sends",
    text: SQL,
    values: [
      projectId,
      claimId,
      status,
      waitMs,
      outcome.responseStatus,
      outcome.responseBody,
      outcome.latencyMs,
      "reason" in verdict ? verdict.reason : null,
      outcome.reference,
    ],
  });
}
