import { ALL_TIME, rangeFilter, type TimeRange } from "../time-range.ts";
import type { FilterField, FilterValues } from "./filter-field.ts";
import type { PayloadQuery } from "./payload-clause.ts";
import { type ApiQuery, toApiQuery } from "./to-api-query.ts";

/** What somebody wants to see of a list. */
export type ListRequest = {
  fields: readonly FilterField[];
  values: FilterValues;
  range: TimeRange;
  /** What is looked for in payloads. */
  search: PayloadQuery;
  /** What is looked for in what rows are called. */
  text: string;
  /** What they are sorted by; null: the list's own order. */
  sort: string | null;
  /** Rows come with their payloads. */
  hasData: boolean;
};

/** What sets one request for a list apart from another, for the cache. */
export function listKey({ fields: _, ...request }: ListRequest) {
  return request;
}

/** Everything of a list, whenever it was. */
export function everythingOf(fields: readonly FilterField[]): ListRequest {
  return { fields, values: {}, range: ALL_TIME, search: {}, text: "", sort: null, hasData: false };
}

/** The filters without what is looked for. */
export function filterQuery(
  { fields, values, range }: ListRequest,
  until: string | null,
  nowMs: number,
): ApiQuery {
  const created_at = rangeFilter(range, until, nowMs);
  return { ...toApiQuery(fields, values, nowMs), ...(created_at ? { created_at } : {}) };
}

/** Search patterns go as JSON text, which keeps numbers and texts apart. */
function searchQuery({ search }: ListRequest): ApiQuery {
  const { body, headers, parsed_query, ...rest } = search;
  const patterns = Object.entries({ body, headers, parsed_query }).filter(
    ([, pattern]) => pattern !== undefined,
  );
  return {
    ...rest,
    ...Object.fromEntries(patterns.map(([key, pattern]) => [key, JSON.stringify(pattern)])),
  };
}

/** What a list is narrowed by: what counts and bulk operations take too. */
export function selectionQuery(request: ListRequest, nowMs: number): ApiQuery {
  return { ...filterQuery(request, null, nowMs), ...searchQuery(request) };
}

export function listQuery(request: ListRequest, until: string | null, nowMs: number): ApiQuery {
  return {
    ...filterQuery(request, until, nowMs),
    ...searchQuery(request),
    ...(request.hasData ? { include: "data" } : {}),
  };
}
