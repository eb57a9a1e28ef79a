"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const EVENT_TABS = ["attempts", "request", "response", "details"] as const;
export type EventTab = (typeof EVENT_TABS)[number];

const PARSERS = {
  tab: parseAsStringLiteral(EVENT_TABS).withDefault("attempts"),
  /** The id of the attempt whose request and response are shown; the newest unless it is one of the event. */
  attempt: parseAsString,
};

/** Which tab of an event is open, and for which attempt; a link shows the same. */
export function useEventTabs() {
  const [{ tab, attempt }, set] = useQueryStates(PARSERS, { history: "replace" });
  return {
    tab,
    attemptId: attempt,
    showTab: (next: EventTab) => void set({ tab: next }),
    showAttempt: (id: string, next: EventTab = tab) => void set({ attempt: id, tab: next }),
  };
}
