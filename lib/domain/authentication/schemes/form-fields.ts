import type { AuthenticatedRequest } from "../authentication.ts";

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Decodes a form body, names as they are written; null for any other content type. */
export function formOf({ headers, body }: AuthenticatedRequest): URLSearchParams | null {
  if (!FORM.test(headers["content-type"] ?? "")) return null;
  return new URLSearchParams(Buffer.from(body).toString());
}

/**
 * Returns names and values of a form in the order of the names, put together without anything between
 * them, as Twilio and Mandrill sign them. Equal pairs count once; values of one name are in order too.
 */
export function sortedForm(form: URLSearchParams): string {
  const pairs = new Map<string, Set<string>>();
  for (const [name, value] of form) pairs.set(name, (pairs.get(name) ?? new Set()).add(value));
  return [...pairs.keys()]
    .sort()
    .flatMap((name) => [...(pairs.get(name) ?? [])].sort().map((value) => name + value))
    .join("");
}
