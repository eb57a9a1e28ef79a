"use client";

import { keepPreviousData, type QueryKey, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ListPage } from "./list-page.ts";

type Row = { id: string; created_at: string };

export type ListSource<R extends Row> = {
  queryKey: QueryKey;
  /** `until` ends the list at an instant, `next` continues it after a row. */
  fetchPage: (
    page: { until: string | null; next: string | undefined },
    signal: AbortSignal,
  ) => Promise<ListPage<R>>;
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
};

const HELD_GC_MS = 30_000;

/**
 * Reads a list newest first. While `isFollowing`, its first page is shown and refreshed as it changes.
 * Otherwise the list stands still where the reader stopped it: rows change in place, older pages load on
 * demand, and what arrives is only counted until `showNew`.
 */
export function useLiveList<R extends Row>(
  { queryKey, fetchPage }: ListSource<R>,
  isFollowing: boolean,
): LiveList<R> {
  const head = useQuery({
    queryKey: [...queryKey, "head"],
    queryFn: ({ signal }) => fetchPage({ until: null, next: undefined }, signal),
    placeholderData: keepPreviousData,
  });
  const headRows = head.data?.models ?? [];
  const until = useHeldInstant(
    isFollowing,
    head.isPlaceholderData ? undefined : headRows,
    queryKey,
  );

  const held = useInfiniteQuery({
    queryKey: [...queryKey, "held", until.value],
    queryFn: ({ pageParam, signal }) => fetchPage({ until: until.value, next: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.pagination.next,
    enabled: until.value !== null,
    gcTime: HELD_GC_MS,
  });

  const heldRows = held.data?.pages.flatMap((page) => page.models);
  const isHeld = until.value !== null;
  const older = headRows.filter((row) => !isNewer(row, until.value));
  const newCount = isHeld ? headRows.length - older.length : 0;
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = held;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  return {
    rows: isHeld ? (heldRows ?? older) : headRows,
    isLoading: head.isPending,
    isStale: head.isPlaceholderData,
    error: head.data ? null : head.error,
    retry: () => void head.refetch(),
    hasMore: heldRows ? hasNextPage : head.data?.pagination.next !== undefined,
    loadMore,
    newCount,
    isNewCapped: newCount > 0 && older.length === 0,
    showNew: until.release,
  };
}

function isNewer(row: Row, until: string | null): boolean {
  return until !== null && row.created_at > until;
}

/** Holds the instant of the newest row from when following stops until it starts again. */
function useHeldInstant(
  isFollowing: boolean,
  headRows: readonly Row[] | undefined,
  queryKey: QueryKey,
): { value: string | null; release: () => void } {
  const listKey = JSON.stringify(queryKey);
  const [held, setHeld] = useState<{ listKey: string; instant: string } | null>(null);
  const isOfThisList = held !== null && held.listKey === listKey;
  const top = headRows?.[0]?.created_at;
  if (isFollowing && held !== null) setHeld(null);
  if (!isFollowing && !isOfThisList && top !== undefined) setHeld({ listKey, instant: top });
  return {
    value: !isFollowing && isOfThisList ? held.instant : null,
    release: () => setHeld(top === undefined ? null : { listKey, instant: top }),
  };
}
