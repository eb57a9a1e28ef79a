import type { BookmarkListQuery } from "#lib/schemas/bookmark.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { dateCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows } from "../lists/timed-rows.ts";
import {
  LISTED_BOOKMARK_COLUMNS,
  type ListedBookmarkRow,
  presentListedBookmark,
} from "./bookmark-row.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Lists bookmarks without the requests that they keep. */
export async function listBookmarks(ctx: ServiceContext, query: BookmarkListQuery) {
  const list = {
    table: Prisma.raw("bookmark"),
    columns: LISTED_BOOKMARK_COLUMNS,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      oneOf(column("id"), query.id),
      oneOf(column("name"), query.name),
      oneOf(column("label"), query.label),
      oneOf(column("connection_id"), query.webhook_id),
      oneOf(column("payload_id"), query.event_data_id),
      dateCondition(column("last_used_at"), query.last_used_at),
    ],
  };
  const page = await readTimedRows<ListedBookmarkRow>(ctx.db.pool, list, query, isCursorOf("bkm"));
  return presentPage(query, page, presentListedBookmark);
}
