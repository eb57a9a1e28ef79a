import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { BookmarkInput, BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ServiceContext } from "../context.ts";
import { assertBookmarkConnection, copyRequest } from "./bookmark-parts.ts";
import { getBookmark } from "./get-bookmark.ts";

/** Keeps a copy of a request, which retention does not touch, for a connection. */
export async function createBookmark(
  ctx: ServiceContext,
  input: BookmarkInput,
): Promise<BookmarkModel> {
  await assertBookmarkConnection(ctx, input.webhook_id);
  const request = await copyRequest(ctx, input.event_data_id);
  const now = ctx.now();
  const { id } = await ctx.db.prisma.bookmark.create({
    data: {
      id: newId(ID_PREFIXES.bookmark, now.getTime()),
      projectId: ctx.projectId,
      connectionId: input.webhook_id,
      label: input.label,
      name: input.name ?? null,
      ...request,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  return getBookmark(ctx, { id });
}
