/** Deeper JSON cannot be written out again by every parser on the way. */
const MAX_DEPTH = 500;

/** Tells whether a parsed JSON value may be part of an answer. Walks without recursion. */
export function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? Object.values(item) : [],
    );
  }
  return level.length === 0;
}
