import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { RequestedResponse } from "./ingest-options.ts";

export type SourceResponse = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

export type CustomResponse = { content_type: "json" | "text" | "xml"; body: string };

const CONTENT_TYPES = {
  json: "application/json",
  text: "text/plain",
  xml: "application/xml",
} as const;

/**
 * A source URL answers with text that others wrote, and XML can be a page with scripts: no browser may
 * run it with the rights of the dashboard.
 */
const GUARD_HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
} as const;

const CORS_HEADERS = { "access-control-allow-origin": "*" } as const;

function respond(status: number, contentType: string | null, body: string): SourceResponse {
  const type: Record<string, string> = contentType ? { "content-type": contentType } : {};
  return { status, headers: { ...type, ...CORS_HEADERS, ...GUARD_HEADERS }, body };
}

/**
 * Returns the answer to a request that was stored with status 200: what its URL asked for, else the
 * source's own response, else the default with the request's id. `requestUrl` is its dashboard page.
 */
export function acceptedResponse(
  request: { id: string; url: string },
  custom: CustomResponse | null,
  requested: RequestedResponse | null,
): SourceResponse {
  if (requested) {
    const type = requested.contentType === null ? null : CONTENT_TYPES[requested.contentType];
    return respond(200, type, requested.body);
  }
  if (custom) return respond(200, CONTENT_TYPES[custom.content_type], custom.body);
  const message = `Request handled by Sluice. Check your dashboard to inspect the request: ${request.url}`;
  const body = JSON.stringify({ status: "SUCCESS", message, request_id: request.id });
  return respond(200, CONTENT_TYPES.json, body);
}

/**
 * Returns the answer to a request that was turned away with another status than 200. 401 has an empty
 * body; 405 names the allowed methods.
 */
export function rejectedResponse(
  rejection: { cause: RejectionCause; httpStatus: number },
  requestId: string | null,
  allowedMethods: readonly string[],
): SourceResponse {
  if (rejection.httpStatus === 401) return respond(401, null, "");
  const body = JSON.stringify({
    status: "REJECTED",
    rejection_cause: rejection.cause,
    ...(requestId ? { request_id: requestId } : {}),
  });
  const response = respond(rejection.httpStatus, CONTENT_TYPES.json, body);
  if (rejection.httpStatus === 405) response.headers.allow = allowedMethods.join(", ");
  return response;
}

/**
 * Returns an answer of plain text. What a provider wants to have repeated may have been written by
 * anybody: no browser takes it for a page.
 */
export function textResponse(text: string, status = 200): SourceResponse {
  return respond(status, CONTENT_TYPES.text, text);
}

/** Returns an answer of JSON. */
export function jsonResponse(value: unknown, status = 200): SourceResponse {
  return respond(status, CONTENT_TYPES.json, JSON.stringify(value));
}

/** Returns the answer to OPTIONS: any page may post to a source URL. */
export function preflightResponse(requestedHeaders: string | undefined): SourceResponse {
  return {
    status: 204,
    headers: {
      ...CORS_HEADERS,
      "access-control-allow-methods": "GET, HEAD, PUT, PATCH, DELETE, POST, OPTIONS",
      "access-control-allow-headers": requestedHeaders ?? "*",
      "access-control-max-age": "86400",
    },
    body: "",
  };
}
