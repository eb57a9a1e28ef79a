import type { Pool } from "pg";
import { isPoisoned } from "#lib/domain/delivery/decide-next-step.ts";
import { newId } from "#lib/domain/ids.ts";
import { deliveryFactsSql } from "../issues/delivery-facts.ts";
import type { Claim } from "./claim-events.ts";
import { idRange } from "./claim-events.ts";

/** What of it projects tell one of their sources; the next sweep has it sent. */
const TOLD_SQL = `
  INSERT INTO webhook_outbox (id, project_id, topic, event_id, attempt_id)
  SELECT c.attempt_id || ':' || t.topic, c.project_id, t.topic, c.id, c.attempt_id
  FROM changed c JOIN project p ON p.id = c.project_id
  CROSS JOIN LATERAL jsonb_array_elements_text(
    CASE jsonb_typeof(p.notification_settings->'webhook_topics')
      WHEN 'array' THEN p.notification_settings->'webhook_topics' ELSE '[]' END) AS t (topic)
  WHERE p.notification_settings->'notification_methods' ? 'webhook'
    AND (t.topic IN ('attempt.failed', 'deprecated.attempt-failed')
      OR (t.topic = 'event.failed' AND c.status = 'FAILED'))`;

/**
 * Writes an attempt for each delivery that a worker's end cut short, since it may have reached the far
 * side. They do not use up the retry rule. Returns the claims that go on; an event that was interrupted
 * three times fails instead and waits for a person.
 */
export async function recordInterruptions<C extends Claim>(
  pool: Pool,
  claims: C[],
  nowMs: number,
): Promise<C[]> {
  const interrupted = claims.filter((claim) => claim.isInterrupted);
  if (interrupted.length === 0) return claims;
  const rows = interrupted.map(({ event, interruptions }) => ({
    event_id: event.id,
    claim_id: event.claimId,
    attempt_id: newId("atm", nowMs),
    trigger: event.trigger,
    is_final: isPoisoned(interruptions),
  }));
  const [first, last] = idRange(interrupted.map((claim) => claim.event.id));
  const answer = await pool.query<{ id: string; status: string }>(
    `WITH input AS (
       SELECT * FROM json_to_recordset($1::text::json)
         AS i (event_id text, claim_id text, attempt_id text, trigger text, is_final boolean)
     ), changed AS (
       UPDATE event e SET attempts = e.attempts + 1, last_attempt_at = now(), updated_at = now(),
         error_code = 'INTERNAL_ERROR', response_status = NULL,
         status = CASE WHEN i.is_final THEN 'FAILED' ELSE e.status END,
         claim_id = CASE WHEN i.is_final THEN NULL ELSE e.claim_id END,
         due_at = CASE WHEN i.is_final THEN NULL ELSE e.due_at END,
         next_attempt_at = CASE WHEN i.is_final THEN NULL ELSE e.next_attempt_at END
       FROM input i WHERE e.id = i.event_id AND e.claim_id = i.claim_id
         AND e.id BETWEEN $2 AND $3
       RETURNING e.id, e.project_id, e.connection_id, e.destination_id, e.delivery_group, e.attempts, e.status,
         i.attempt_id, i.trigger
     ), new_attempt AS (
       INSERT INTO attempt (id, project_id, event_id, destination_id, delivery_group, attempt_number,
         trigger, status, error_code, response_body, created_at)
       SELECT attempt_id, project_id, id, destination_id, delivery_group, attempts, trigger, 'FAILED',
         'INTERNAL_ERROR', convert_to('interrupted: the worker stopped during this attempt', 'UTF8'),
         now()
       FROM changed
     ), given_up AS (
       SELECT project_id, connection_id, id AS event_id, attempt_id, 'FAILED' AS status,
         NULL::int AS response_status, 'INTERNAL_ERROR' AS error_code, true AS is_final, now() AS created_at
       FROM changed WHERE status = 'FAILED'
     ), new_fact AS (${deliveryFactsSql("given_up", null)}
     ), told AS (${TOLD_SQL})
     SELECT id, status FROM changed`,
    [JSON.stringify(rows), first, last],
  );
  const statuses = new Map(answer.rows.map((row) => [row.id, row.status]));
  return claims.flatMap((claim) => {
    if (!claim.isInterrupted) return [claim];
    if (statuses.get(claim.event.id) !== "QUEUED") return [];
    return [{ ...claim, event: { ...claim.event, attempts: claim.event.attempts + 1 } }];
  });
}
