"use client";

import { EmptyState } from "#components/common/empty-state.tsx";
import { directoryChoices } from "#components/common/filters/directory-choices.ts";
import { ListScreen } from "#components/common/list/list-screen.tsx";
import type { ListSpec } from "#components/common/list/list-spec.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { bookmarkCount, bookmarkList, bookmarkQuery } from "#lib/client/bookmarks.ts";
import { ALL_TIME } from "#lib/client/time-range.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import { bookmarkColumns, CompactBookmark } from "./bookmark-columns.tsx";
import { BOOKMARK_FIELDS } from "./bookmark-filter-fields.ts";
import { BookmarkTickBar } from "./bookmark-tick-bar.tsx";

// Comes after the list: rows are read before one is opened.
const BookmarkPanel = onDemand(() =>
  import("./bookmark-panel.tsx").then((module) => module.BookmarkPanel),
);

const BOOKMARKS: ListSpec<BookmarkModel> = {
  list: "bookmarks",
  title: "Bookmarks",
  noun: "bookmark",
  rowName: "Bookmark",
  rowLabel: (bookmark) => bookmark.label,
  hrefOf: (id) => `/bookmarks?id=${id}`,
  fields: BOOKMARK_FIELDS,
  search: { kind: "text", label: "Find a bookmark" },
  // They are kept to be found again, whenever that is.
  defaultRange: ALL_TIME,
  pinned: ["connection", "used"],
  columns: bookmarkColumns,
  sort: null,
  source: bookmarkList,
  // When people kept something says nothing about what is kept.
  histogram: null,
  exportQuery: (wanted) => bookmarkQuery(wanted, null),
  count: bookmarkCount,
  useData: useDirectory,
  choicesOf: directoryChoices,
  renderCompact: (bookmark, directory) => (
    <CompactBookmark bookmark={bookmark} directory={directory} />
  ),
  Panel: BookmarkPanel,
  TickBar: BookmarkTickBar,
  empty: (
    <EmptyState
      title="No bookmarks yet"
      action={
        <ButtonLink href="/events" variant="primary">
          Choose an event
        </ButtonLink>
      }
    >
      A bookmark keeps what a request brought, beyond retention: a payload to test with, sent along
      its connection as often as you like. Open an event or a request and press B.
    </EmptyState>
  ),
};

/** Requests that are kept to be sent whenever they are wanted. */
export function BookmarksScreen() {
  return <ListScreen spec={BOOKMARKS} />;
}
