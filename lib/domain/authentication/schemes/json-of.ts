import type { AuthenticatedRequest } from "../authentication.ts";
import { type JsonObject, jsonObjectOf } from "./json-object.ts";

/** Questions of providers are short: a larger body is an event, and not parsed to look for one. */
const MAX_QUESTION_BYTES = 64 * 1024;

/**
 * Returns a short JSON object whose bytes hold `word`; null for anything else. The word is what tells a
 * question from an event without parsing every body twice.
 */
export function jsonOf(request: AuthenticatedRequest, word: string): JsonObject | null {
  const { buffer, byteOffset, length } = request.body;
  if (length > MAX_QUESTION_BYTES) return null;
  if (!Buffer.from(buffer, byteOffset, length).includes(word)) return null;
  return jsonObjectOf(request.body);
}
