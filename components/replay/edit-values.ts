import type { RequestData } from "#lib/schemas/payload.ts";
import type { ReplayEdit } from "#lib/schemas/replay.ts";

/** A request as it stands in a form. */
export type EditValues = {
  method: string;
  path: string;
  query: string;
  /** One a line: `name: value`. */
  headers: string;
  /** Null where it cannot be edited as text. */
  body: string | null;
};

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Returns what a form about a stored request begins with. */
export function editValues(data: RequestData, body: string | null): EditValues {
  return {
    method: data.method,
    path: data.path === "" ? "/" : data.path,
    query: data.query ?? "",
    headers: headerLines(data.headers),
    body,
  };
}

function headerLines(headers: RequestData["headers"]): string {
  return Object.entries(headers)
    .filter(([name]) => !isAdded(name))
    .map(([name, value]) => `${name}: ${value ?? ""}`)
    .join("\n");
}

/** What is shown among the headers but was not sent: it is added again by itself. */
function isAdded(name: string): boolean {
  return name === "content-length" || name.endsWith("-original-ip");
}

/** Reads lines of `name: value`; null where a line is none. */
export function readHeaderLines(text: string): Record<string, string> | null {
  const headers: Record<string, string> = {};
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const at = line.indexOf(":");
    if (at < 1) return null;
    Object.defineProperty(headers, line.slice(0, at).trim().toLowerCase(), {
      value: line.slice(at + 1).trim(),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return headers;
}

/** Returns what was changed, in the form the API takes; null where nothing was. */
export function readEdit(before: EditValues, after: EditValues): ReplayEdit | null {
  const headers = after.headers === before.headers ? null : readHeaderLines(after.headers);
  const method = METHODS.find((each) => each === after.method);
  const edit: ReplayEdit = {
    ...(after.method !== before.method && method ? { method } : {}),
    ...(after.path === before.path ? {} : { path: after.path }),
    ...(after.query === before.query ? {} : { query: after.query }),
    ...(headers ? { headers } : {}),
    ...(after.body === before.body || after.body === null ? {} : { body: after.body }),
  };
  return Object.keys(edit).length === 0 ? null : edit;
}

/** Writes a request as lines, so that two can be compared. */
export function requestLines({ method, path, query, headers }: EditValues): string[] {
  return [`${method} ${path}${query ? `?${query}` : ""}`, ...headers.split("\n")];
}
