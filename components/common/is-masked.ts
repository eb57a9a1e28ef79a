/** What stands where people may not see a value. */
export const MASK = "[masked]";

/** Tells whether any of some headers, or something in a URL or query, is masked. */
export function isMasked(headers: Readonly<Record<string, unknown>>, url?: string | null): boolean {
  return Object.values(headers).includes(MASK) || (url ?? "").includes(`=${MASK}`);
}
