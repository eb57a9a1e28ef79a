"use client";

import { keepPreviousData, type QueryKey, skipToken, useQuery } from "@tanstack/react-query";

/** Where the number of rows of a list comes from. */
export type CountSource = {
  queryKey: QueryKey;
  fetchCount: (signal: AbortSignal) => Promise<{ count: number }>;
};

/** Reads how many rows a list has, where its histogram does not tell. */
export function useCount(source: CountSource | null): number | undefined {
  return useQuery({
    queryKey: source?.queryKey ?? ["no-count"],
    queryFn: source ? ({ signal }) => source.fetchCount(signal) : skipToken,
    placeholderData: keepPreviousData,
  }).data?.count;
}
