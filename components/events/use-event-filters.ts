"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { EventFilters } from "#lib/client/events.ts";
import { TIME_RANGES } from "#lib/client/time-range.ts";
import { EVENT_STATUSES } from "./event-statuses.ts";

const PARSERS = {
  status: parseAsArrayOf(parseAsStringLiteral(EVENT_STATUSES)).withDefault([]),
  source: parseAsArrayOf(parseAsString).withDefault([]),
  connection: parseAsArrayOf(parseAsString).withDefault([]),
  destination: parseAsArrayOf(parseAsString).withDefault([]),
  range: parseAsStringLiteral(TIME_RANGES),
};

/** The filters of the list of events; they live in the URL, so that a link shows the same rows. */
export function useEventFilters() {
  const [filters, setFilters] = useQueryStates(PARSERS, { history: "push" });
  const isFiltered = Object.values(filters).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  );
  return {
    filters: filters satisfies EventFilters,
    isFiltered,
    change: (changes: Partial<EventFilters>) => void setFilters(changes),
    clear: () => void setFilters(null),
  };
}
