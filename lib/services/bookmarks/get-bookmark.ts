import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ServiceContext } from "../context.ts";
import { SHOWN_BODY_BYTES } from "../payloads/present-payload.ts";
import { presentBookmark } from "./bookmark-row.ts";
import { findBookmark } from "./find-bookmark.ts";

/** Returns a bookmark with its request. */
export async function getBookmark(
  ctx: Pick<ServiceContext, "db" | "projectId" | "actor" | "isRevealing">,
  { id }: { id: string },
): Promise<BookmarkModel> {
  return presentBookmark(ctx, await findBookmark(ctx, id, SHOWN_BODY_BYTES));
}
