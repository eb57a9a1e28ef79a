import { createHash, randomBytes } from "node:crypto";

/** Returns a new token of a link: 32 random bytes, so that its hash cannot be guessed back. */
export function newInvitationToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Returns what is stored of a token and what it is found by. */
export function hashInvitationToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token, "utf8").digest());
}
