"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { GROUPINGS, ORDERS } from "./group-connections.ts";

const STATES = ["ACTIVE", "PAUSED", "DISABLED"] as const;
const VIEWS = ["structured", "table"] as const;

/** What the list of connections shows; it stands in the URL. */
export function useConnectionSearch() {
  const [search, set] = useQueryStates({
    search: parseAsString.withDefault(""),
    state: parseAsStringLiteral(STATES),
    group: parseAsStringLiteral(GROUPINGS).withDefault("source"),
    order: parseAsStringLiteral(ORDERS).withDefault("updated"),
    view: parseAsStringLiteral(VIEWS).withDefault("structured"),
  });
  return { search, set };
}
