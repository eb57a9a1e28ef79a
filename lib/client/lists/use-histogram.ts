"use client";

import { keepPreviousData, type QueryKey, skipToken, useQuery } from "@tanstack/react-query";
import type { HistogramModel } from "#lib/schemas/histogram.ts";

/** Where the figures of a list over time come from. */
export type HistogramSource = {
  queryKey: QueryKey;
  fetchHistogram: (signal: AbortSignal) => Promise<HistogramModel>;
};

/**
 * Reads how many rows of a list there are over time; those of the filter before stay until it has come. Without a
 * source, there is nothing to read.
 */
export function useHistogram(source: HistogramSource | null) {
  return useQuery({
    queryKey: source?.queryKey ?? ["no-histogram"],
    queryFn: source ? ({ signal }) => source.fetchHistogram(signal) : skipToken,
    placeholderData: keepPreviousData,
  }).data;
}
