import { createHash } from "node:crypto";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

type KeysOf<T extends IssueType> = Extract<IssueModel, { type: T }>["aggregation_keys"];
type Values = readonly (string | number)[];

function canonicalValues(values: Values): Values {
  const distinct = [...new Set(values)];
  return distinct.sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** Returns the keys as they are stored: sorted by name, each value once and in order. */
export function canonicalKeys<T extends IssueType>(keys: KeysOf<T>): KeysOf<T> {
  const entries = Object.entries<Values>({ ...keys }).sort(([a], [b]) => (a < b ? -1 : 1));
  // The same names and values as came in, in another order.
  return Object.fromEntries(
    entries.map(([name, values]) => [name, canonicalValues(values)]),
  ) as KeysOf<T>;
}

/**
 * Returns what one project has at most one issue of: a SHA-256 of type and keys, whatever the order in
 * which they were written. Text and number differ: `500` is not `"500"`.
 */
export function aggregationHash<T extends IssueType>(
  type: T,
  keys: KeysOf<T>,
): Buffer<ArrayBuffer> {
  return createHash("sha256")
    .update(JSON.stringify([type, canonicalKeys<T>(keys)]))
    .digest();
}
