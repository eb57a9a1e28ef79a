"use client";

import { useDeferredValue } from "react";
import type { ListRequest } from "#lib/client/lists/list-request.ts";
import { parseSearch } from "#lib/client/lists/parse-search.ts";
import { isPayloadColumn } from "#lib/domain/lists/payload-path.ts";
import type { ListAddress } from "./list-spec.ts";
import type { ListState } from "./use-list-state.ts";

/** Turns the set-up of a list into what the API is asked. A search that cannot be read finds everything. */
export function useListRequest(
  { fields, search }: ListAddress,
  { values, where, range, sort, columns }: ListState,
): ListRequest {
  const hasPayloads = search.kind === "payloads";
  const text = useDeferredValue(hasPayloads ? "" : where);
  return {
    fields,
    values,
    range,
    search: (hasPayloads && parseSearch(where).query) || {},
    text,
    sort,
    hasData: hasPayloads && (columns?.some(({ key }) => isPayloadColumn(key)) ?? false),
  };
}
