import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { readEventData } from "./event-data.ts";
import { presentEvent } from "./event-row.ts";
import { findEvent } from "./find-event.ts";

/** Returns an event with its data, as the next manual attempt would send it. */
export async function getEvent(ctx: ServiceContext, { id }: { id: string }): Promise<EventModel> {
  const row = await findEvent(ctx, id);
  const dataOf = await readEventData(ctx, [row], ANY_BODY_BYTES);
  return presentEvent(row, dataOf(row));
}
