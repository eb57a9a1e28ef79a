import type { BookmarkListQuery } from "#lib/schemas/bookmark.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows } from "../lists/timed-rows.ts";
import { bookmarkConditions } from "./bookmark-conditions.ts";
import {
  LISTED_BOOKMARK_COLUMNS,
  type ListedBookmarkRow,
  presentListedBookmark,
} from "./bookmark-row.ts";

/** Lists bookmarks without the requests that they keep. */
export async function listBookmarks(ctx: ServiceContext, query: BookmarkListQuery) {
  const list = {
    table: Prisma.raw("bookmark"),
    columns: LISTED_BOOKMARK_COLUMNS,
    conditions: bookmarkConditions(ctx, query),
  };
  const page = await readTimedRows<ListedBookmarkRow>(ctx.db.pool, list, query, isCursorOf("bkm"));
  return presentPage(query, page, presentListedBookmark);
}
