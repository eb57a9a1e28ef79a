import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const NONCE_BYTES = 18;
const HSTS = "max-age=31536000";

/** An answer of the API may hold somebody's payload: opened in a browser it is text and nothing else. */
const API_PATH = /^\/(latest|\d{4}-\d{2}-\d{2})\//;
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

type PageSecuritySettings = { publicUrl: string; isDevelopment: boolean };

/** The development server reloads by eval and a WebSocket; the product never does. */
function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    // Libraries of the pages set style attributes and add style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Returns what prepares a request for the framework: its answer says which scripts may run, and the framework
 * puts the same nonce, made for this answer alone, on those that it writes. It reads the nonce from the request,
 * where nothing that a client sent is left. Where the product is reached by https, browsers are told to stay.
 */
export function createPageSecurity({ publicUrl, isDevelopment }: PageSecuritySettings) {
  const isHttps = publicUrl.startsWith("https://");
  return (request: IncomingMessage, response: ServerResponse): void => {
    const nonce = randomBytes(NONCE_BYTES).toString("base64");
    const policy = contentSecurityPolicy(nonce, isDevelopment);
    request.headers["content-security-policy"] = policy;
    request.headers["x-nonce"] = nonce;
    delete request.headers["content-security-policy-report-only"];
    const isOfApi = API_PATH.test(request.url ?? "");
    response.setHeader("content-security-policy", isOfApi ? API_POLICY : policy);
    if (isHttps) response.setHeader("strict-transport-security", HSTS);
  };
}

/** Headers that only the framework may give itself: from outside they would lead around its own checks. */
const INTERNAL_HEADERS = [
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-redirect",
  "x-middleware-next",
  "x-middleware-override-headers",
  "x-middleware-set-cookie",
  "x-invoke-path",
  "x-invoke-query",
  "x-invoke-status",
  "x-invoke-output",
  "x-matched-path",
  "x-original-url",
  "x-rewrite-url",
  "x-now-route-matches",
  "x-nextjs-data",
];

/**
 * Takes what a client has no business to say off a request: the framework's own headers. Its path is brought
 * into the form of a path: an absolute one loses its host, and one that begins with two slashes, which reads as
 * a host, is not served. Returns false for what is not served.
 */
export function cleanRequest(request: IncomingMessage): boolean {
  for (const name of INTERNAL_HEADERS) delete request.headers[name];
  const url = request.url ?? "/";
  if (/^https?:\/\//i.test(url)) {
    const parsed = URL.parse(url);
    if (!parsed) return false;
    request.url = parsed.pathname + parsed.search;
  }
  return /^\/(?![/\\])/.test(request.url ?? "/") || request.url === "*";
}
