import { setOwnProperty } from "#lib/domain/set-own-property.ts";

/** A key, the place in a list, or every place of one. */
export type PathStep = { key: string } | { index: number } | { every: true };

/** Where no value stands: unlike null, which is one. */
export const MISSING = Symbol("missing");

const STEP = /\.([^.[\]]+)|\[(\d+)\]|\[(\*)\]/g;

/** Splits `body.items[*].sku` into its steps. Names of headers are read in lower case, as they are stored. */
export function parseFieldPath(path: string): PathStep[] {
  const [root = ""] = /^[a-z]+/.exec(path) ?? [];
  const steps: PathStep[] = [{ key: root }];
  for (const [, key, index, every] of path.slice(root.length).matchAll(STEP)) {
    if (key !== undefined) steps.push({ key: root === "headers" ? key.toLowerCase() : key });
    else steps.push(every ? { every: true } : { index: Number(index) });
  }
  return steps;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Returns what stands at a path: MISSING when nothing does; a list, with MISSING for items that lack it,
 * where the path goes through every item.
 */
export function readField(value: unknown, [step, ...rest]: readonly PathStep[]): unknown {
  if (step === undefined) return value;
  if ("key" in step) {
    return isRecord(value) && Object.hasOwn(value, step.key)
      ? readField(value[step.key], rest)
      : MISSING;
  }
  if (!Array.isArray(value)) return MISSING;
  if ("every" in step) {
    const found = value.map((item) => readField(item, rest));
    return found.every((item) => item === MISSING) ? MISSING : found;
  }
  return step.index < value.length ? readField(value[step.index], rest) : MISSING;
}

/** Returns the value without what stands at a path; what is changed is a copy. */
export function withoutField(value: unknown, [step, ...rest]: readonly PathStep[]): unknown {
  if (step === undefined) return MISSING;
  if ("key" in step) {
    if (!isRecord(value) || !Object.hasOwn(value, step.key)) return value;
    const inner = withoutField(value[step.key], rest);
    const copy: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value)) {
      if (key !== step.key) setOwnProperty(copy, key, each);
      else if (inner !== MISSING) setOwnProperty(copy, key, inner);
    }
    return copy;
  }
  if (!Array.isArray(value)) return value;
  return value.map((item, at) =>
    "every" in step || step.index === at ? withoutField(item, rest) : item,
  );
}
