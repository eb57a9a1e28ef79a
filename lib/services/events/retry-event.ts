import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { changeEvent } from "./change-event.ts";
import { presentEvent } from "./event-row.ts";
import { retryTransition } from "./event-transitions.ts";
import { findEvent } from "./find-event.ts";
import { wakeGroup } from "./wake-groups.ts";

/**
 * Puts an event in line for one more attempt, now, whatever became of it before. While an attempt is
 * being made nothing changes.
 */
export async function retryEvent(ctx: ServiceContext, { id }: { id: string }): Promise<EventModel> {
  const row = await changeEvent(ctx, id, {
    ...retryTransition("MANUAL"),
    async follow(client, { destination_id: destinationId, delivery_group: group }) {
      if (group !== null) await wakeGroup(client, destinationId, group);
      await ctx.queue.send("event.deliver", [{ data: { destinationId } }], client);
    },
  });
  return presentEvent(row ?? (await findEvent(ctx, id)));
}
