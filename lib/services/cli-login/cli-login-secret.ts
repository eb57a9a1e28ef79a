import { createHash, randomBytes } from "node:crypto";

/** Returns a new secret of a login, for the command line or for the browser. */
export function newLoginSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** Returns what is stored of a secret of a login and what it is found by. */
export function hashLoginSecret(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(secret, "utf8").digest());
}
