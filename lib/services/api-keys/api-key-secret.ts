import { createHash, randomBytes } from "node:crypto";
import type { ApiKeyKind } from "#lib/schemas/api-key.ts";

/** How keys begin: clients tell by it whether a key is one of an organization. */
const PREFIXES = { project: "hd_", cli: "hd_", organization: "hd_org_" } as const;
const HINT_START = 7;
const HINT_END = 4;
/** A key that an operator chose may be short: each end shows at most this part of it. */
const HINT_PART = 1 / 6;

/** Returns a new secret: 32 random bytes, so that its hash cannot be guessed back. */
export function newApiKeySecret(kind: ApiKeyKind): string {
  return `${PREFIXES[kind]}${randomBytes(32).toString("base64url")}`;
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
