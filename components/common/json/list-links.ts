import { type JsonPath, writePath, writePattern } from "./json-path.ts";

/** The lists that can be narrowed by what is in a payload. */
export type PayloadList = "/events" | "/requests";
export type PayloadPart = "body" | "headers";

/** The list with only what has this value at this place. */
export function filterLink(
  list: PayloadList,
  part: PayloadPart,
  path: JsonPath,
  valueJson: string,
) {
  const query = new URLSearchParams({ [part]: writePattern(path, valueJson) });
  return `${list}?${query}`;
}

/** The list with this place of each payload as a column. */
export function columnLink(list: PayloadList, part: PayloadPart, path: JsonPath): string {
  const query = new URLSearchParams({ columns: writePath(part, path) });
  return `${list}?${query}`;
}
