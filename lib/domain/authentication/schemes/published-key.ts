import { createPublicKey, type KeyObject } from "node:crypto";
import { type Authentication, type DocumentNeeded, REJECTED } from "../authentication.ts";
import { keysOf } from "./jws.ts";

/** Where a provider publishes its keys as a JSON Web Key Set. */
export type KeySet = { url: string; hosts: RegExp };

const HOUR_MS = 3_600_000;
const REFRESH_MS = 60_000;

function findKey(text: string | null, keyId: string): KeyObject | null {
  const jwk = text === null ? undefined : keysOf(text).find(({ kid }) => kid === keyId);
  if (!jwk) return null;
  try {
    return createPublicKey({ key: { ...jwk }, format: "jwk" });
  } catch {
    return null;
  }
}

/**
 * Continues with the key of that id. Providers change their keys at any time: when the cached set does
 * not hold the key, the set is read again, at most once a minute.
 */
export function withPublishedKey(
  { url, hosts }: KeySet,
  keyId: string,
  check: (key: KeyObject) => Authentication,
): DocumentNeeded {
  const continueWith = (orElse: () => Authentication) => (text: string | null) => {
    const key = findKey(text, keyId);
    return key ? check(key) : orElse();
  };
  const again = {
    result: "document-needed" as const,
    // Another header makes it another document to the cache.
    document: { url, hosts, headers: { "cache-control": "no-cache" }, cacheMs: REFRESH_MS },
    resume: continueWith(() => REJECTED),
  };
  return {
    result: "document-needed",
    document: { url, hosts, cacheMs: HOUR_MS },
    resume: continueWith(() => again),
  };
}
