import { REFERENCE_PATH } from "#lib/schemas/filter.ts";

/** A position in a list, the next position on the way (`$index`), or a key. */
type Step = number | "$index" | { key: string };

/** The steps of a `$ref`; null when it is no path. */
export type Reference = readonly Step[] | null;

/** A reference that leads nowhere at all: what holds it does not match, whatever it asks. */
export const UNRESOLVABLE = Symbol("unresolvable");

const STEP = /\[(?:(\d+)|(\$index)|"([^"]+)"|'([^']+)')\]|([\w-]+)/g;

/** Reads `a.b`, `items[0]`, `items[$index].id`, `["a b"]`, with or without a leading `$`. */
export function parseReference(path: unknown): Reference {
  if (typeof path !== "string" || !REFERENCE_PATH.test(path)) return null;
  return Array.from(
    path.matchAll(STEP),
    ([, position, index, double, single, name]): Step =>
      index ? "$index" : position ? Number(position) : { key: double ?? single ?? name ?? "" },
  );
}

function take(holder: unknown, step: number | { key: string }): unknown {
  if (typeof step === "number") return Array.isArray(holder) ? (holder[step] ?? null) : null;
  const hasKey = typeof holder === "object" && holder !== null && Object.hasOwn(holder, step.key);
  return hasKey ? ((holder as Record<string, unknown>)[step.key] ?? null) : null;
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
    if (step !== "$index") {
      value = take(value, step);
      continue;
    }
    const index = indexes[taken];
    if (index === undefined) return UNRESOLVABLE;
    value = take(value, index);
    taken += 1;
  }
  return value;
}
