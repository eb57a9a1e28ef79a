import { REFERENCE_PATH } from "#lib/schemas/filter.ts";

type Step = { index: true } | { index: false; key: string };

/** The steps of a `$ref`; null when it is no path. */
export type Reference = readonly Step[] | null;

/** A reference that leads nowhere at all: what holds it does not match, whatever it asks. */
export const UNRESOLVABLE = Symbol("unresolvable");

const STEP = /\[(?:(\d+)|(\$index)|"([^"]+)"|'([^']+)')\]|([\w-]+)/g;

/** Reads `a.b`, `items[0]`, `items[$index].id`, `["a b"]`, with or without a leading `$`. */
export function parseReference(path: unknown): Reference {
  if (typeof path !== "string" || !REFERENCE_PATH.test(path)) return null;
  return Array.from(path.matchAll(STEP), ([, position, index, double, single, name]) =>
    index ? { index: true } : { index: false, key: position ?? double ?? single ?? name ?? "" },
  );
}

function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key)) return null;
  return (holder as Record<string, unknown>)[key] ?? null;
}

/**
 * Returns the value that a reference means, null when there is none. `indexes` are the positions in the
 * lists passed on the way from `root`, outermost first; each `$index` takes the next of them.
 */
export function resolveReference(
  reference: Reference,
  root: unknown,
  indexes: readonly number[],
): unknown {
  if (reference === null || typeof root !== "object" || root === null) return UNRESOLVABLE;
  let taken = 0;
  let value: unknown = root;
  for (const step of reference) {
    let key: string;
    if (step.index) {
      const index = indexes[taken];
      if (index === undefined) return UNRESOLVABLE;
      key = String(index);
      taken += 1;
    } else {
      key = step.key;
    }
    value = ownValue(value, key);
  }
  return value;
}
