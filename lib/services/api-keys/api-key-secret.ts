import { createHash, randomBytes } from "node:crypto";

/** How project keys begin: clients tell the kind of a key by it. */
const PREFIX = "hd_";
const HINT_START = 7;
const HINT_END = 4;
/** A key that an operator chose may be short: each end shows at most this part of it. */
const HINT_PART = 1 / 6;

/** Returns a new secret: 32 random bytes, so that its hash cannot be guessed back. */
export function newApiKeySecret(): string {
  return `${PREFIX}${randomBytes(32).toString("base64url")}`;
}

/** Returns what is stored of a key and what it is found by. */
export function hashApiKey(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(secret, "utf8").digest());
}

/** Returns the ends of a key, too few to be of use to anybody but its owner. */
export function apiKeyHint(secret: string): string {
  const most = Math.floor(secret.length * HINT_PART);
  return `${secret.slice(0, Math.min(most, HINT_START))}…${secret.slice(-Math.min(most, HINT_END))}`;
}
