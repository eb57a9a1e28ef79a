import type { BookmarkFilter } from "#lib/schemas/bookmark.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf } from "../lists/conditions.ts";
import { countRows } from "../lists/read-rows.ts";
import { bookmarkConditions } from "./bookmark-conditions.ts";

export function countBookmarks(
  ctx: ServiceContext,
  filter: BookmarkFilter,
): Promise<{ count: number }> {
  return countRows(ctx, Prisma.sql`bookmark t`, allOf(bookmarkConditions(ctx, filter)));
}
