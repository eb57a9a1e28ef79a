"use client";

import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { ListRequest } from "#lib/client/lists/list-request.ts";
import { parseSearch } from "#lib/client/lists/parse-search.ts";
import { isPayloadColumn } from "#lib/domain/lists/payload-path.ts";
import type { ListState } from "./use-list-state.ts";

/** Turns the set-up of a list into what the API is asked. A search that cannot be read finds everything. */
export function useListRequest(
  fields: readonly FilterField[],
  { values, where, range, columns }: ListState,
): ListRequest {
  return {
    fields,
    values,
    range,
    search: parseSearch(where).query ?? {},
    hasData: columns?.some(({ key }) => isPayloadColumn(key)) ?? false,
  };
}
