import { createdAtFilter, type TimeRange } from "../time-range.ts";
import type { FilterField, FilterValues } from "./filter-field.ts";
import type { PayloadQuery } from "./payload-clause.ts";
import { type ApiQuery, toApiQuery } from "./to-api-query.ts";

/** What somebody wants to see of a list. */
export type ListRequest = {
  fields: readonly FilterField[];
  values: FilterValues;
  range: TimeRange;
  search: PayloadQuery;
  /** Rows come with their payloads. */
  hasData: boolean;
};

/** What sets one request for a list apart from another, for the cache. */
export function listKey({ values, range, search, hasData }: ListRequest) {
  return { values, range, search, hasData };
}

/** The filters without the payload search: what bulk operations take too. */
export function filterQuery(
  { fields, values, range }: ListRequest,
  until: string | null,
  nowMs: number,
): ApiQuery {
  const created_at = createdAtFilter(range, until, nowMs);
  return { ...toApiQuery(fields, values, nowMs), ...(created_at ? { created_at } : {}) };
}

/** Search patterns go as JSON text, which keeps numbers and texts apart. */
export function searchQuery({ search }: ListRequest): ApiQuery {
  const { body, headers, parsed_query, ...rest } = search;
  const patterns = Object.entries({ body, headers, parsed_query }).filter(
    ([, pattern]) => pattern !== undefined,
  );
  return {
    ...rest,
    ...Object.fromEntries(patterns.map(([key, pattern]) => [key, JSON.stringify(pattern)])),
  };
}

export function listQuery(request: ListRequest, until: string | null, nowMs: number): ApiQuery {
  return {
    ...filterQuery(request, until, nowMs),
    ...searchQuery(request),
    ...(request.hasData ? { include: "data" } : {}),
  };
}
