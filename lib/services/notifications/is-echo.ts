import type { PoolClient } from "pg";
import { deliveredEventId, isMarked } from "#lib/domain/notifications/webhook-mark.ts";
import type { Cause } from "./read-outbox.ts";

/** As often as a request may pass sources of Sluice; what has come farther goes round in circles. */
const MAX_STEPS = 5;

const CAUSE_SQL = `
  SELECT r.source_id, p.headers
  FROM event e JOIN request r ON r.id = e.request_id JOIN payload p ON p.id = r.payload_id
  WHERE e.id = $1 AND e.project_id = $2 AND r.project_id = $2 AND p.project_id = $2`;

async function causeOf(client: PoolClient, projectId: string, eventId: string) {
  const { rows } = await client.query<Cause>({
    name: "cause-of-event",
    text: CAUSE_SQL,
    values: [eventId, projectId],
  });
  return rows[0] ?? null;
}

/**
 * Tells whether a request is a notification, or was caused by one. What comes back to a source of the project
 * by a connection of it names the event that it is the delivery of: the rows of that tell where it came from,
 * whatever a transformation took off on the way.
 */
export async function isEcho(
  client: PoolClient,
  { projectId, sourceId }: { projectId: string; sourceId: string },
  signingSecrets: readonly string[],
  request: Cause | null,
): Promise<boolean> {
  let cause = request;
  for (let step = 0; cause !== null; step += 1) {
    const isOwn = cause.source_id === sourceId || isMarked(cause.headers, signingSecrets);
    if (isOwn || step === MAX_STEPS) return true;
    const eventId = deliveredEventId(cause.headers);
    cause = eventId === null ? null : await causeOf(client, projectId, eventId);
  }
  return false;
}
