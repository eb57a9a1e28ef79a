import type { AttemptErrorCode } from "#lib/schemas/enums.ts";

export type UrlTarget = { url: string | null; isPathForwarded: boolean };
export type BuiltUrl =
  | { result: "built"; url: string }
  | { result: "failed"; errorCode: AttemptErrorCode };

// Beyond these a byte could end the path (`?`, `#`), be read as a slash (`\`) or not stand in a URL.
const UNSAFE_IN_PATH = /[^!$&'()*+,\-./0-9:;=@A-Z_a-z~%|^[\]{}`"<>]/gu;
const UNSAFE_IN_QUERY = /[^!$&'()*+,\-./0-9:;=@A-Z_a-z~%|^[\]{}`?\\]/gu;
const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i;

const percentEncode = (char: string) =>
  [...new TextEncoder().encode(char.isWellFormed() ? char : "\ufffd")]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

/** Resolves `.` and `..` inside the request's own path, so that none climbs out of the destination's. */
function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/").slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (!DOT_SEGMENT.test(segment)) kept.push(segment);
    else {
      if (segment.replace(/%2e/gi, ".") === "..") kept.pop();
      if (isLast) kept.push("");
    }
  }
  return `/${kept.join("/")}`;
}

function forwardedPath(base: string, path: string): string {
  const rooted = path.startsWith("/") ? path : `/${path}`;
  const safe = withoutDotSegments(rooted.replace(UNSAFE_IN_PATH, percentEncode));
  return safe === "/" ? base : base.replace(/\/$/, "") + safe;
}

/**
 * Returns the URL to call: the destination's, then the request's path unless that is off, then the
 * destination's query or, where it has none, the request's. Scheme, host and port come from the
 * destination alone, whatever the path holds. A path of "/" adds nothing.
 */
export function buildUrl(target: UrlTarget, request: { path: string; query: string }): BuiltUrl {
  if (!target.url) return { result: "failed", errorCode: "MISSING_URL" };
  const base = URL.parse(target.url);
  if (!base || (base.protocol !== "http:" && base.protocol !== "https:")) {
    return { result: "failed", errorCode: "INVALID_URL" };
  }
  const path = target.isPathForwarded ? forwardedPath(base.pathname, request.path) : base.pathname;
  const ownQuery = request.query && `?${request.query.replace(UNSAFE_IN_QUERY, percentEncode)}`;
  return { result: "built", url: base.origin + path + (base.search || ownQuery) };
}
