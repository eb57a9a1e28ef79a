"use client";

import { parseAsString, useQueryStates } from "nuqs";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

export type BookmarkFilters = { search: string; connection: string | null };

const PARSERS = { search: parseAsString.withDefault(""), connection: parseAsString };

/** The filters of the list of bookmarks; they live in the URL, so that a link shows the same rows. */
export function useBookmarkFilters() {
  const [filters, setFilters] = useQueryStates(PARSERS, { history: "replace" });
  return {
    filters: filters satisfies BookmarkFilters,
    isFiltered: filters.search !== "" || filters.connection !== null,
    change: (changes: Partial<BookmarkFilters>) => void setFilters(changes),
    clear: () => void setFilters(null),
  };
}

/** Returns the bookmarks whose label, name or connection has what is looked for. */
export function filterBookmarks(
  bookmarks: readonly BookmarkModel[],
  { search, connection }: BookmarkFilters,
  connectionName: (id: string) => string | null | undefined,
): BookmarkModel[] {
  const needle = search.trim().toLowerCase();
  return bookmarks.filter((each) => {
    if (connection !== null && each.webhook_id !== connection) return false;
    const texts = [each.label, each.alias, each.id, connectionName(each.webhook_id)];
    return texts.some((text) => text?.toLowerCase().includes(needle));
  });
}
