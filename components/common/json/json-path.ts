import type { JsonRow } from "./flatten-json.ts";

/** Where a value stands in its document: names of objects and indexes of arrays. */
export type JsonPath = readonly (string | number)[];

/** Returns where a row stands; empty for the document itself. */
export function pathOf(row: JsonRow): JsonPath {
  const path: (string | number)[] = [];
  for (let at = row; at.parent; at = at.parent) {
    path.push(at.parent.node.kind === "array" ? Number(at.label) : (at.label ?? ""));
  }
  return path.reverse();
}
