import { isJsonObject, type JsonObject } from "./json-object.ts";

/**
 * Returns the value at a path such as `order.id` as providers put it into a signed text; empty for what
 * is missing, null, or no single value.
 */
export function fieldText(object: JsonObject, path: string): string {
  const value = path
    .split(".")
    .reduce(
      (inner: unknown, key) =>
        isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined,
      object,
    );
  return value === undefined || typeof value === "object" ? "" : String(value);
}
