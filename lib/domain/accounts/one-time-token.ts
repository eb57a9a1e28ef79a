import { createHash } from "node:crypto";

/** 256 bits: nobody guesses one, so that a plain hash is enough to store it. */
export const ONE_TIME_TOKEN_BYTES = 32;

const FORM = /^[\w-]{43}$/;

/** Returns a token as it stands in a link. */
export function toOneTimeToken(random: Uint8Array): string {
  return Buffer.from(random).toString("base64url");
}

/** Returns what is stored of a token; null for what has not the form of one. */
export function hashOneTimeToken(token: string): Buffer<ArrayBuffer> | null {
  return FORM.test(token) ? createHash("sha256").update(token).digest() : null;
}

/**
 * Returns a link that carries a token behind the `#`: browsers keep that part to themselves, so that it stands
 * in no log, and a mail scanner that follows the link asks for the page alone.
 */
export function tokenLink(publicUrl: string, path: `/${string}`, token: string): string {
  return `${publicUrl}${path}#${token}`;
}
