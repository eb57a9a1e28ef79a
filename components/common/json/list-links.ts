import { addClause, writeClause, writePath } from "#lib/client/lists/payload-clause.ts";
import type { JsonPath } from "./json-path.ts";

/** The lists that can be narrowed by what is in a payload. */
export type PayloadList = "/events" | "/requests";

/** Where in a payload a value stands. */
export type PayloadPlace = { part: "body" | "headers" | "query"; path: JsonPath };

/** What these lists show while nobody has chosen: a column that is added stands behind those. */
const OWN_COLUMNS: Record<PayloadList, readonly string[]> = {
  "/events": ["status", "route", "attempts", "next", "id", "created"],
  "/requests": ["status", "source", "outcome", "id", "created"],
};

/** The list as `search` (of its URL) has it, with only what has this value at this place. */
export function filterLink(
  list: PayloadList,
  search: string,
  { part, path }: PayloadPlace,
  value: unknown,
) {
  const query = new URLSearchParams(search);
  query.set("where", addClause(query.get("where") ?? "", writeClause(part, path, value)));
  return withoutPanel(list, query);
}

/** The list as `search` has it, with this place as one more column. */
export function columnLink(
  list: PayloadList,
  search: string,
  { part, path }: PayloadPlace,
): string {
  const query = new URLSearchParams(search);
  const column = writePath(part, path);
  const columns = query.get("cols")?.split(",") ?? OWN_COLUMNS[list];
  query.set("cols", [...columns.filter((each) => each !== column), column].join(","));
  return `${list}?${query}`;
}

/** Another set of rows may not have the one that is open. */
function withoutPanel(list: PayloadList, query: URLSearchParams): string {
  for (const key of ["id", "tab", "attempt"]) query.delete(key);
  return `${list}?${query}`;
}
