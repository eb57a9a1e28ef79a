import type { BookmarkChanges, BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ReplayEdit } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { editRequest } from "../requests/edit-request.ts";
import { assertBookmarkConnection, copyRequest } from "./bookmark-parts.ts";
import { findBookmark } from "./find-bookmark.ts";
import { getBookmark } from "./get-bookmark.ts";

/** Changes what the input names of a bookmark; other event data is copied anew, then `data` changes it. */
export async function updateBookmark(
  ctx: ServiceContext,
  input: BookmarkChanges & { id: string },
): Promise<BookmarkModel> {
  const { id, webhook_id: connectionId, event_data_id: payloadId, label, name, data } = input;
  const bookmark = await findBookmark(ctx, id, data ? ANY_BODY_BYTES : 0);
  if (connectionId !== undefined) await assertBookmarkConnection(ctx, connectionId);
  const request = payloadId === undefined ? null : await copyRequest(ctx, payloadId);
  const edited = data ? editedColumns(request ?? bookmark, data) : {};
  await ctx.db.prisma.bookmark.updateMany({
    where: { id, projectId: ctx.projectId },
    data: {
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(label === undefined ? {} : { label }),
      ...(name === undefined ? {} : { name }),
      ...request,
      ...edited,
      updatedAt: ctx.now(),
    },
  });
  return getBookmark(ctx, { id });
}

type Parts = { query: string; headers: unknown; body: Uint8Array | null };

function editedColumns({ query, headers, body }: Parts, data: ReplayEdit) {
  const original = {
    query,
    headers: headers as Record<string, string>,
    body: body && Buffer.from(body),
  };
  const { body: bytes, ...rest } = editRequest(original, data);
  return { ...rest, ...(bytes ? { body: bytes.length > 0 ? new Uint8Array(bytes) : null } : {}) };
}
