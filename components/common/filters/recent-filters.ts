import type { FilterValues } from "#lib/client/lists/filter-field.ts";

/** Filters that somebody has used lately on this device. */
export type RecentFilter = { values: FilterValues; where: string };

const MOST = 6;
const keyOf = (list: string) => `sluice.recent-filters.${list}`;

function isRecent(value: unknown): value is RecentFilter {
  if (typeof value !== "object" || value === null) return false;
  return "values" in value && "where" in value && typeof value.where === "string";
}

/** Returns the filters that were used last in a list, newest first. */
export function readRecentFilters(list: string): RecentFilter[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(keyOf(list)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST) : [];
  } catch (error) {
    // Somebody else's text, or no storage at all.
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

/** Remembers filters that are in use, in front of the others. */
export function rememberFilter(list: string, filter: RecentFilter): void {
  if (Object.keys(filter.values).length === 0 && filter.where === "") return;
  const text = JSON.stringify(filter);
  const others = readRecentFilters(list).filter((each) => JSON.stringify(each) !== text);
  try {
    window.localStorage.setItem(keyOf(list), JSON.stringify([filter, ...others].slice(0, MOST)));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
