import type { EventModel } from "#lib/schemas/event.ts";
import type { ReplayInput } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { editRequest } from "../requests/edit-request.ts";
import { makeAgain } from "../requests/replay-request.ts";
import { findBookmark } from "./find-bookmark.ts";

/**
 * Makes the request that a bookmark holds again, for its connection unless told where, and returns the new
 * events.
 */
export async function triggerBookmark(
  ctx: ServiceContext,
  { id, edit, source_id, webhook_ids }: { id: string } & ReplayInput,
): Promise<EventModel[]> {
  const bookmark = await findBookmark(ctx, id, edit ? ANY_BODY_BYTES : 0);
  const edited = edit ? editRequest(bookmark, edit) : null;
  const isOpen = source_id === undefined && webhook_ids === undefined;
  const to = isOpen ? { webhook_ids: [bookmark.connection_id] } : { source_id, webhook_ids };
  const { events } = await makeAgain(ctx, { original: "bookmark", id, edited }, to);
  await ctx.db.pool.query(
    "UPDATE bookmark SET last_used_at = $3 WHERE id = $1 AND project_id = $2",
    [id, ctx.projectId, ctx.now()],
  );
  return events;
}
