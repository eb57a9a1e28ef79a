import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { advanceLinesAndTell } from "./advance-lines.ts";
import { changeEvent } from "./change-event.ts";
import { presentEvent } from "./event-row.ts";
import { CANCEL_TRANSITION } from "./event-transitions.ts";
import { findEvent } from "./find-event.ts";

/**
 * Takes an event out of line, with the automatic retries that were to come. One that waits for nothing,
 * and one of which an attempt is being made, stays as it is.
 */
export async function cancelEvent(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<EventModel> {
  const row = await changeEvent(ctx, id, CANCEL_TRANSITION);
  if (row?.order_key) await advanceLinesAndTell(ctx.db.pool, ctx.queue, [row.order_key]);
  return presentEvent(row ?? (await findEvent(ctx, id)));
}
