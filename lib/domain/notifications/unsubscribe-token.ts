import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../derive-key.ts";

export type Subscription = { projectId: string; userId: string };

const SEPARATOR = ".";

function sign(secretKey: string, text: string): Buffer {
  return createHmac("sha256", deriveKey(secretKey, "unsubscribe")).update(text).digest();
}

/** Returns what proves, in a link, that its holder got the mails of this person about this project. */
export function unsubscribeToken(secretKey: string, { projectId, userId }: Subscription): string {
  const text = [projectId, userId].join(SEPARATOR);
  return [text, sign(secretKey, text).toString("base64url")].join(SEPARATOR);
}

/** Returns whom a token speaks of; null when it was not made here. */
export function readUnsubscribeToken(secretKey: string, token: string): Subscription | null {
  const [projectId, userId, signature, ...rest] = token.split(SEPARATOR);
  if (!projectId || !userId || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, "base64url");
  const expected = sign(secretKey, [projectId, userId].join(SEPARATOR));
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return isRight ? { projectId, userId } : null;
}
