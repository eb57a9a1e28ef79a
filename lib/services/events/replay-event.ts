import type { ReplayedRequestModel, ReplayInput } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";
import { replayRequest } from "../requests/replay-request.ts";
import { findEvent } from "./find-event.ts";

/** Replays the request that an event came of; without a target, to the event's own connection. */
export async function replayEvent(
  ctx: ServiceContext,
  { id, ...target }: { id: string } & ReplayInput,
): Promise<ReplayedRequestModel> {
  const event = await findEvent(ctx, id);
  const isOpen = target.source_id === undefined && target.webhook_ids === undefined;
  return replayRequest(ctx, {
    id: event.request_id,
    ...(isOpen ? { webhook_ids: [event.connection_id] } : target),
  });
}
