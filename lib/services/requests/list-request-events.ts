import type { EventListQuery } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { readEvents } from "../events/list-events.ts";
import { findRequest } from "./find-request.ts";

/** Lists the events that came of a request. */
export async function listRequestEvents(
  ctx: ServiceContext,
  query: EventListQuery & { request_id: string },
) {
  await findRequest(ctx, query.request_id);
  return readEvents(ctx, query, query.request_id);
}
