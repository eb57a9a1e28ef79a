import { MASK } from "./mask-payload.ts";

/** Puts what the original has in place of what is still masked in headers that somebody edited. */
export function unmaskHeaders(
  edited: Readonly<Record<string, string>>,
  original: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edited).map(([name, value]) => {
      const key = name.toLowerCase();
      const isKept = value === MASK && Object.hasOwn(original, key);
      return [name, isKept ? (original[key] ?? "") : value];
    }),
  );
}

/** Does the same for the parameters of a raw query, those of one name in their order. */
export function unmaskQuery(edited: string, original: string): string {
  const pairs = original.split("&");
  return edited
    .split("&")
    .map((pair) => {
      if (!pair.endsWith(`=${MASK}`)) return pair;
      const prefix = pair.slice(0, -MASK.length);
      const at = pairs.findIndex((each) => each.startsWith(prefix) && each.length > prefix.length);
      return at < 0 ? pair : (pairs.splice(at, 1)[0] ?? pair);
    })
    .join("&");
}
