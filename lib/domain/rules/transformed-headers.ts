import { isHopByHop, isSendableHeader } from "#lib/domain/http-headers.ts";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";

const MAX_HEADERS = 500;
const MAX_CHARS = 65_536;
const LISTED = 5;
const IGNORED_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

type Read = { headers: Record<string, string>; problem: null } | { headers: null; problem: string };

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function problemOf(
  name: string,
  value: string | null,
  original: string | undefined,
): string | null {
  const shown = JSON.stringify(name.slice(0, 100));
  if (value === null) return `${shown} must be a string`;
  // What came in as it is now is no fault of the code.
  if (value === original) return null;
  if (name === "content-length" || isHopByHop(name)) return `${shown} is set by the delivery`;
  if (!isSendableHeader(name, value)) return `${shown} holds characters that no header may have`;
  return null;
}

/**
 * Reads the headers that a transformation returned: names in lower case, numbers and booleans as text,
 * without those that are null. `problem` lists the headers that cannot be sent.
 */
export function readHeaders(given: unknown, original: Readonly<Record<string, string>>): Read {
  const refuse = (problem: string): Read => ({ headers: null, problem });
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return refuse("headers must be an object");
  }
  const entries = Object.entries(given).filter(
    ([name, value]) => value !== null && !IGNORED_NAMES.has(name),
  );
  if (entries.length > MAX_HEADERS) {
    return refuse(`headers has ${entries.length} keys, and may have ${MAX_HEADERS}`);
  }
  const headers: Record<string, string> = {};
  const problems: string[] = [];
  let chars = 0;
  for (const [givenName, givenValue] of entries) {
    const name = givenName.toLowerCase();
    const value = textOf(givenValue);
    const before = Object.hasOwn(original, name) ? original[name] : undefined;
    const problem = problemOf(name, value, before);
    if (problem) problems.push(problem);
    setOwnProperty(headers, name, value ?? "");
    chars += name.length + (value?.length ?? 0);
  }
  if (problems.length > 0) {
    const more = problems.length > LISTED ? `; and ${problems.length - LISTED} more` : "";
    return refuse(`headers: ${problems.slice(0, LISTED).join("; ")}${more}`);
  }
  if (chars > MAX_CHARS) return refuse(`headers has more than ${MAX_CHARS} characters`);
  return { headers, problem: null };
}
