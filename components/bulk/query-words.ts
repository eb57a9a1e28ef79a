const MOST_IDS = 2;

function valueWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length > MOST_IDS ? `${value.length} of them` : value.map(String).join(", ");
  }
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, each]) => `${key} ${valueWords(each)}`)
    .join(" ");
}

/** Says what an operation was about, in the words of its query. */
export function queryWords(query: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(query).map(
    ([key, value]) => `${key.replaceAll("_", " ")}: ${valueWords(value)}`,
  );
  return parts.length === 0 ? "Everything" : parts.join(" · ");
}
