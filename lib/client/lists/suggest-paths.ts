import { type ListedPayload, readPayloadPath } from "#lib/domain/lists/payload-path.ts";
import { writePath } from "./payload-clause.ts";

const MAX_DEPTH = 3;
const MAX_KEYS = 200;

function collect(value: unknown, keys: readonly (string | number)[], into: string[]): void {
  if (into.length >= MAX_KEYS) return;
  if (typeof value !== "object" || value === null) {
    if (keys.length > 0) into.push(writePath("body", keys));
    return;
  }
  if (Array.isArray(value) || keys.length >= MAX_DEPTH) return;
  for (const [key, each] of Object.entries(value)) collect(each, [...keys, key], into);
}

/**
 * Returns paths to single values that most of the payloads have and in which they differ, the most telling
 * first: a column of them says something.
 */
export function suggestPaths(payloads: readonly ListedPayload[], most: number): string[] {
  const seen = new Map<string, { count: number; values: Set<unknown> }>();
  for (const payload of payloads) {
    const paths: string[] = [];
    collect(payload.body, [], paths);
    for (const path of paths) {
      const entry = seen.get(path) ?? { count: 0, values: new Set() };
      entry.count += 1;
      entry.values.add(readPayloadPath(payload, path));
      seen.set(path, entry);
    }
  }
  const depth = (path: string) => path.split(".").length;
  return [...seen]
    .filter(([, { count, values }]) => count * 3 >= payloads.length && values.size > 1)
    .toSorted(([a, one], [b, other]) => other.count - one.count || depth(a) - depth(b))
    .slice(0, most)
    .map(([path]) => path);
}
