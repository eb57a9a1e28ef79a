const MAX_LABEL_CHARS = 255;
/** Where senders write what a payload is about, the most telling first. */
const TELLING = ["type", "event", "event_type", "topic", "action", "name"];

/** Suggests a name for a stored request: what it says that it is, else how it was called. */
export function bookmarkLabel(source: string, method: string, path: string, body: unknown): string {
  return `${source}: ${telling(body) ?? `${method} ${path || "/"}`}`.slice(0, MAX_LABEL_CHARS);
}

function telling(body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  const fields = body as Record<string, unknown>;
  const key = TELLING.find((each) => {
    const value = Object.hasOwn(fields, each) ? fields[each] : null;
    return typeof value === "string" && value !== "" && value.length <= 80;
  });
  return key ? String(fields[key]) : null;
}
