import type { BookmarkChanges, BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ServiceContext } from "../context.ts";
import { assertBookmarkConnection, copyRequest } from "./bookmark-parts.ts";
import { findBookmark } from "./find-bookmark.ts";
import { getBookmark } from "./get-bookmark.ts";

/** Changes what the input names of a bookmark; other event data is copied anew. */
export async function updateBookmark(
  ctx: ServiceContext,
  input: BookmarkChanges & { id: string },
): Promise<BookmarkModel> {
  const { id, webhook_id: connectionId, event_data_id: payloadId, label, name } = input;
  await findBookmark(ctx, id, 0);
  if (connectionId !== undefined) await assertBookmarkConnection(ctx, connectionId);
  const request = payloadId === undefined ? {} : await copyRequest(ctx, payloadId);
  await ctx.db.prisma.bookmark.updateMany({
    where: { id, projectId: ctx.projectId },
    data: {
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(label === undefined ? {} : { label }),
      ...(name === undefined ? {} : { name }),
      ...request,
      updatedAt: ctx.now(),
    },
  });
  return getBookmark(ctx, { id });
}
