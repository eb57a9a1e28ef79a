import { timingSafeEqual } from "node:crypto";
import { deriveKey } from "#lib/domain/derive-key.ts";

/**
 * Returns the token of the link that creates the first account. It follows from the secret key, so every
 * start prints the same link, and it is worth nothing once there is an account.
 */
export function setupToken(secretKey: string): string {
  return deriveKey(secretKey, "setup-link").toString("base64url");
}

/** Compares in a time that does not tell how much of the token is right. */
export function isSetupToken(secretKey: string, token: string): boolean {
  const expected = Buffer.from(setupToken(secretKey));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
