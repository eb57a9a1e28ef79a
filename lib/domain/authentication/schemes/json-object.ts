import { parseJsonBody } from "#lib/domain/ingestion/json-body.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses a body that is a JSON object; null for any other. */
export function jsonObjectOf(body: Uint8Array): JsonObject | null {
  const parsed = parseJsonBody(body);
  return parsed.isValid && isJsonObject(parsed.value) ? parsed.value : null;
}
