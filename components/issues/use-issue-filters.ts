"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { ISSUE_SORTS, type IssueFilters } from "#lib/client/issues.ts";

const TYPES = ["delivery", "transformation", "backpressure", "request"] as const;
const STATUSES = ["OPENED", "ACKNOWLEDGED", "IGNORED", "RESOLVED"] as const;

const PARSERS = {
  type: parseAsArrayOf(parseAsStringLiteral(TYPES)).withDefault([]),
  status: parseAsArrayOf(parseAsStringLiteral(STATUSES)).withDefault([]),
  assignee: parseAsString,
  trigger: parseAsString,
  dismissed: parseAsBoolean.withDefault(false),
  snoozed: parseAsBoolean.withDefault(false),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(ISSUE_SORTS).withDefault("last_seen_at"),
};

/** The filters of the list of issues; they live in the URL, so that a link shows the same rows. */
export function useIssueFilters() {
  const [filters, setFilters] = useQueryStates(PARSERS, { history: "replace" });
  const isFiltered =
    filters.type.length > 0 ||
    filters.status.length > 0 ||
    filters.assignee !== null ||
    filters.trigger !== null ||
    filters.search !== "";
  return {
    filters: filters satisfies IssueFilters,
    isFiltered,
    change: (changes: Partial<IssueFilters>) => void setFilters(changes),
    clear: () => void setFilters(null),
  };
}
