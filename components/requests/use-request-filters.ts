"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { RequestFilters } from "#lib/client/requests.ts";
import { TIME_RANGES } from "#lib/client/time-range.ts";

const PARSERS = {
  status: parseAsStringLiteral(["accepted", "rejected"] as const),
  source: parseAsArrayOf(parseAsString).withDefault([]),
  range: parseAsStringLiteral(TIME_RANGES),
};

/** The filters of the list of requests; they live in the URL, so that a link shows the same rows. */
export function useRequestFilters() {
  const [filters, setFilters] = useQueryStates(PARSERS, { history: "push" });
  return {
    filters: filters satisfies RequestFilters,
    isFiltered: filters.status !== null || filters.source.length > 0 || filters.range !== null,
    change: (changes: Partial<RequestFilters>) => void setFilters(changes),
    clear: () => void setFilters(null),
  };
}
