import { createHmac } from "node:crypto";

/** Returns the signature of a raw body: HMAC-SHA256 in base64. */
export function signBody(body: Uint8Array, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}
