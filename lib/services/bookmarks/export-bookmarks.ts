import { BOOKMARK_EXPORT } from "#lib/domain/lists/export-columns.ts";
import type { BookmarkExportQuery } from "#lib/schemas/list-export.ts";
import type { ServiceContext } from "../context.ts";
import { streamExport } from "../lists/stream-export.ts";
import { listBookmarks } from "./list-bookmarks.ts";

/** Writes the bookmarks of a list to a file, without the requests that they keep. */
export function exportBookmarks(
  ctx: ServiceContext,
  { format, columns, ...query }: BookmarkExportQuery,
) {
  const exported = {
    noun: "bookmarks",
    known: BOOKMARK_EXPORT,
    hasPayloads: false,
    readPage: ({ limit, next }: { limit: number; next: string | undefined }) =>
      listBookmarks(ctx, { ...query, limit, next }),
  };
  return streamExport(ctx, exported, { format, columns });
}
