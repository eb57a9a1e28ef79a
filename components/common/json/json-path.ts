import type { JsonRow } from "./flatten-json.ts";

/** Where a value stands in its document: names of objects and indexes of arrays. */
export type JsonPath = readonly (string | number)[];

const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

/** Returns where a row stands; empty for the document itself. */
export function pathOf(row: JsonRow): JsonPath {
  const path: (string | number)[] = [];
  for (let at = row; at.parent; at = at.parent) {
    path.push(at.parent.node.kind === "array" ? Number(at.label) : (at.label ?? ""));
  }
  return path.reverse();
}

/** Writes a path as code would: `body.items[0]["odd name"]`. */
export function writePath(root: string, path: JsonPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return PLAIN_NAME.test(part) ? `${text}.${part}` : `${text}[${JSON.stringify(part)}]`;
  }, root);
}

/**
 * Writes the pattern that finds documents with this value, given as JSON, at this place; any index of an
 * array will do.
 */
export function writePattern(path: JsonPath, valueJson: string): string {
  return path.reduceRight<string>(
    (inner, part) => (typeof part === "number" ? inner : `{${JSON.stringify(part)}:${inner}}`),
    valueJson,
  );
}
