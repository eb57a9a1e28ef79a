/** Returns the value that a JSON Pointer names in a document, or undefined where it leads nowhere. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const part of path.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}
