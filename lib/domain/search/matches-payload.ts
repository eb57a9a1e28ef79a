import { type StoredRequest, viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";
import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import { matchesPartially } from "./matches-partially.ts";

/** Header names are stored in lower case. */
function lowerNames(headers: Record<string, unknown>): Record<string, unknown> {
  const lowered = {};
  for (const [name, value] of Object.entries(headers)) {
    setOwnProperty(lowered, name.toLowerCase(), value);
  }
  return lowered;
}

/** Tells whether a search wants anything of JSON values, so that `matchesPayload` has to look. */
export function hasPatterns({ headers, body, parsed_query: query }: PayloadSearch): boolean {
  return headers !== undefined || body !== undefined || query !== undefined;
}

/** Tells whether headers, body and query of a request have all that a search wants of them. */
export function matchesPayload(search: PayloadSearch, request: StoredRequest): boolean {
  const { headers, body, parsed_query: query } = search;
  const view = viewRequest(request);
  return (
    (headers === undefined || matchesPartially(view.headers, lowerNames(headers))) &&
    (query === undefined || matchesPartially(view.query, query)) &&
    (body === undefined || matchesPartially(view.body, body))
  );
}
