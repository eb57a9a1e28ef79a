"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { neighbour, useListKeys } from "#components/common/list/use-list-keys.ts";
import { useSelectedId } from "#components/common/list/use-selected-id.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { shortenId } from "#components/common/shorten-id.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { bookmarksOptions } from "#lib/client/bookmarks.ts";
import { bookmarkColumns, CompactBookmark } from "./bookmark-columns.tsx";
import { BookmarkPanel } from "./bookmark-panel.tsx";
import { filterBookmarks, useBookmarkFilters } from "./use-bookmark-filters.ts";

/** Requests that are kept to be sent whenever they are wanted. */
export function BookmarksScreen() {
  const query = useQuery(bookmarksOptions());
  const directory = useDirectory();
  const { filters, isFiltered, change, clear } = useBookmarkFilters();
  const [selectedId, select] = useSelectedId();
  const nameOf = (id: string) => directory.connections.get(id)?.full_name;
  const all = query.data ?? [];
  const rows = filterBookmarks(all, filters, nameOf);
  const ids = rows.map(({ id }) => id);
  useListKeys({ ids, selectedId, onSelect: select });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => select(next);
  };
  const connectionIds = [...new Set(all.map(({ webhook_id }) => webhook_id))];

  return (
    <ListFrame
      header={
        <PageHeader
          title="Bookmarks"
          count={query.data ? formatCount(rows.length, "bookmark") : null}
        />
      }
      toolbar={
        <>
          <SearchInput
            label="Find a bookmark"
            value={filters.search}
            onChange={(search) => change({ search })}
          />
          <ChoiceMenu
            label="Connection"
            allLabel="All connections"
            options={connectionIds.map((id) => ({ value: id, label: nameOf(id) ?? shortenId(id) }))}
            selected={filters.connection}
            onChange={(connection) => change({ connection })}
          />
        </>
      }
      panelLabel="Bookmark"
      panel={
        selectedId === null ? null : (
          <BookmarkPanel
            key={selectedId}
            id={selectedId}
            directory={directory}
            navigation={{
              fullHref: `/bookmarks?id=${selectedId}`,
              onClose: () => select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListBody
        noun="bookmarks"
        isLoading={query.isPending}
        error={query.data ? null : query.error}
        onRetry={() => void query.refetch()}
        isEmpty={rows.length === 0}
        isFiltered={isFiltered}
        onClearFilters={clear}
        empty={
          <EmptyState
            title="No bookmarks yet"
            action={
              <ButtonLink href="/events" variant="primary">
                Choose an event
              </ButtonLink>
            }
          >
            A bookmark keeps what a request brought, beyond retention: a payload to test with, sent
            along its connection as often as you like. Open an event or a request and press B.
          </EmptyState>
        }
      >
        <DataTable
          key={JSON.stringify(filters)}
          label="Bookmarks"
          rows={rows}
          columns={bookmarkColumns(directory)}
          getId={({ id }) => id}
          getHref={({ id }) => `/bookmarks?id=${id}`}
          getLabel={({ label }) => `Bookmark ${label}`}
          renderCompact={(bookmark) => (
            <CompactBookmark bookmark={bookmark} directory={directory} />
          )}
          selectedId={selectedId}
          onSelect={select}
          endLabel="End of the list"
        />
      </ListBody>
    </ListFrame>
  );
}
