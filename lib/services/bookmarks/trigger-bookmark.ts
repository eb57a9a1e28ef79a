import type { EventModel } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { makeAgain } from "../requests/replay-request.ts";
import { findBookmark } from "./find-bookmark.ts";

/** Makes the request that a bookmark holds again, for its connection, and returns the new events. */
export async function triggerBookmark(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<EventModel[]> {
  const { connection_id: connectionId } = await findBookmark(ctx, id, 0);
  const { events } = await makeAgain(ctx, "bookmark", id, { webhook_ids: [connectionId] });
  await ctx.db.pool.query(
    "UPDATE bookmark SET last_used_at = $3 WHERE id = $1 AND project_id = $2",
    [id, ctx.projectId, ctx.now()],
  );
  return events;
}
