import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { changeEvent } from "./change-event.ts";
import { presentEvent } from "./event-row.ts";
import { findEvent } from "./find-event.ts";

/** A worker has the event in hand until its claim runs out. */
const IS_IN_FLIGHT = "(t.claim_id IS NOT NULL AND t.due_at > now())";

/**
 * Puts an event in line for one more attempt, now, whatever became of it before. While an attempt is
 * being made nothing changes.
 */
export async function retryEvent(ctx: ServiceContext, { id }: { id: string }): Promise<EventModel> {
  const row = await changeEvent(ctx, id, {
    assignments: `status = 'QUEUED', due_at = now(), claim_id = NULL, next_trigger = 'MANUAL'`,
    condition: `NOT ${IS_IN_FLIGHT}`,
    follow: (client, { destination_id: destinationId }) =>
      ctx.queue.send("event.deliver", [{ data: { destinationId } }], client),
  });
  return presentEvent(row ?? (await findEvent(ctx, id)));
}
