"use client";

import { keepPreviousData, type QueryKey, useQuery } from "@tanstack/react-query";
import type { HistogramModel } from "#lib/schemas/histogram.ts";

/** Where the figures of a list over time come from. */
export type HistogramSource = {
  queryKey: QueryKey;
  fetchHistogram: (signal: AbortSignal) => Promise<HistogramModel>;
};

/** Reads how many rows of a list there are over time; those of the filter before stay until it has come. */
export function useHistogram({ queryKey, fetchHistogram }: HistogramSource) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchHistogram(signal),
    placeholderData: keepPreviousData,
  }).data;
}
