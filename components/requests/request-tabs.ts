"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";

export const REQUEST_TABS = ["outcome", "request", "details"] as const;
export type RequestTab = (typeof REQUEST_TABS)[number];

/** Which tab of a request is open; a link shows the same. */
export function useRequestTab(initial: RequestTab) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(REQUEST_TABS));
  return [tab ?? initial, (next: RequestTab) => void setTab(next)] as const;
}
