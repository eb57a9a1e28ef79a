"use client";

import { keepPreviousData, type QueryKey, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { SearchProgress } from "#lib/schemas/payload-search.ts";
import type { ListPage } from "./list-page.ts";
import { keepOrder } from "./lists/keep-order.ts";

type Row = { id: string; created_at: string };

export type ListSource<R extends Row> = {
  queryKey: QueryKey;
  /** `until` ends the list at an instant, `next` continues it after a row. */
  fetchPage: (
    page: { until: string | null; next: string | undefined },
    signal: AbortSignal,
  ) => Promise<ListPage<R>>;
  /** Rows change places: a list that is held keeps the order it had, instead of ending at an instant. */
  isReordered?: boolean;
};

export type LiveList<R> = {
  rows: readonly R[];
  isLoading: boolean;
  /** Rows of the previous filter are shown while those of the new one are on their way. */
  isStale: boolean;
  error: Error | null;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  newCount: number;
  isNewCapped: boolean;
  showNew: () => void;
  /** How far a search has looked; null where nothing is searched. */
  search: SearchProgress | null;
};

const HELD_STALE_MS = 10_000;
const HELD_GC_MS = 30_000;
/** Beyond this many pages a change is not worth fetching them all again. */
const MAX_REFRESHED_PAGES = 5;

/**
 * Reads a list newest first. While `isFollowing`, its first page is shown and refreshed as it changes.
 * Otherwise the list stands still where the reader stopped it: rows change in place, older pages load on
 * demand, and what arrives is only counted until `showNew`.
 */
export function useLiveList<R extends Row>(
  { queryKey, fetchPage, isReordered = false }: ListSource<R>,
  isFollowing: boolean,
): LiveList<R> {
  const head = useQuery({
    queryKey: [...queryKey, "head"],
    queryFn: ({ signal }) => fetchPage({ until: null, next: undefined }, signal),
    placeholderData: keepPreviousData,
  });
  const hold = useHold(isFollowing, head.isPlaceholderData ? undefined : head.data, queryKey);
  const until = hold.current?.instant ?? null;

  const held = useInfiniteQuery({
    queryKey: [...queryKey, "held", until],
    queryFn: ({ pageParam, signal }) =>
      fetchPage({ until: isReordered ? null : until, next: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.pagination.next,
    enabled: until !== null,
    gcTime: HELD_GC_MS,
    staleTime: ({ state }) =>
      (state.data?.pages.length ?? 0) > MAX_REFRESHED_PAGES ? "static" : HELD_STALE_MS,
  });

  const headRows = head.data?.models ?? [];
  const pagedRows = held.data?.pages.flatMap((page) => page.models) ?? hold.current?.page.models;
  const heldRows = useSeenOrder(isReordered ? hold.current : null, pagedRows);
  const newCount = until === null ? 0 : headRows.filter((row) => row.created_at > until).length;
  const pages = held.data?.pages ?? (head.data ? [head.data] : []);
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = held;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  return {
    rows: heldRows ?? headRows,
    isLoading: head.isPending,
    isStale: head.isPlaceholderData,
    error: head.data ? null : head.error,
    retry: () => void head.refetch(),
    hasMore: held.data ? hasNextPage : head.data?.pagination.next !== undefined,
    loadMore,
    newCount,
    isNewCapped: newCount > 0 && newCount === headRows.length,
    showNew: hold.renew,
    search: progressOf(pages),
  };
}

/** What was looked at on all pages together, as far as the last of them came. */
function progressOf(pages: readonly ListPage<unknown>[]): SearchProgress | null {
  const last = pages.at(-1)?.search;
  if (!last) return null;
  const scanned = pages.reduce((sum, page) => sum + (page.search?.scanned ?? 0), 0);
  return { ...last, scanned };
}

type Hold<R> = { listKey: string; instant: string; page: ListPage<R> };

/**
 * Holds the list from when following stops until it starts again: the instant of its newest row, and the page
 * that was shown, which stays on the screen until the held list is there.
 */
function useHold<R extends Row>(
  isFollowing: boolean,
  page: ListPage<R> | undefined,
  queryKey: QueryKey,
): { current: Hold<R> | null; renew: () => void } {
  const listKey = JSON.stringify(queryKey);
  const [hold, setHold] = useState<Hold<R> | null>(null);
  const isOfThisList = hold !== null && hold.listKey === listKey;
  const next = page && toHold(listKey, page);
  if (isFollowing && hold !== null) setHold(null);
  if (!isFollowing && !isOfThisList && next) setHold(next);
  return {
    current: !isFollowing && isOfThisList ? hold : null,
    renew: () => setHold(next ?? null),
  };
}

function toHold<R extends Row>(listKey: string, page: ListPage<R>): Hold<R> | null {
  // Written alike, instants sort as texts.
  const instant = page.models
    .map((row) => row.created_at)
    .toSorted()
    .at(-1);
  return instant === undefined ? null : { listKey, instant, page };
}

/** Keeps rows in the order in which they were seen since the list is held; without a hold, as they are. */
function useSeenOrder<R extends Row>(
  hold: Hold<R> | null,
  rows: readonly R[] | undefined,
): readonly R[] | undefined {
  const [seen, setSeen] = useState<{ hold: Hold<R>; ids: string[] } | null>(null);
  if (!hold || !rows) return rows;
  const before = seen?.hold === hold ? seen.ids : hold.page.models.map(({ id }) => id);
  const ordered = keepOrder(rows, before, hold.instant);
  const known = new Set(before);
  const added = ordered.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  if (added.length > 0) setSeen({ hold, ids: [...before, ...added] });
  return ordered;
}
