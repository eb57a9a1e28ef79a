import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { changeEvent } from "./change-event.ts";
import { presentEvent } from "./event-row.ts";
import { findEvent } from "./find-event.ts";

/** What an event goes back to: CANCELLED, or the outcome of its last attempt when it had one. */
const LAST_STATUS = `
  CASE WHEN t.attempts = 0 THEN 'CANCELLED'
    WHEN t.error_code IS NULL AND t.response_status BETWEEN 200 AND 299 THEN 'SUCCESSFUL'
    ELSE 'FAILED' END`;

/**
 * Takes an event out of line, with the automatic retries that were to come. One that waits for nothing,
 * and one of which an attempt is being made, stays as it is.
 */
export async function cancelEvent(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<EventModel> {
  const row = await changeEvent(ctx, id, {
    assignments: `status = ${LAST_STATUS}, due_at = NULL, claim_id = NULL, next_attempt_at = NULL`,
    condition: `(t.status = 'HOLD' OR t.due_at IS NOT NULL)
      AND (t.claim_id IS NULL OR t.due_at <= now())`,
  });
  return presentEvent(row ?? (await findEvent(ctx, id)));
}
