import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Compares two texts in a time that tells nothing about where or whether they differ. Both are hashed
 * first, so different lengths neither throw nor answer sooner.
 */
export function isEqualSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
