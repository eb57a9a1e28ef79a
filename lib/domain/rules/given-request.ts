import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import { formatForm } from "#lib/domain/ingestion/form-body.ts";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import { setOwnProperty } from "#lib/domain/set-own-property.ts";
import type { GivenRequest } from "#lib/schemas/transformation-run.ts";

function bodyText(body: unknown, contentType: string | undefined): string {
  if (body === null || body === undefined) return "";
  if (typeof body === "string") return body;
  const { isForm } = classifyContentType(contentType, undefined);
  return isForm && typeof body === "object" ? formatForm(body) : JSON.stringify(body);
}

/**
 * Returns a request that was written down for a test as if it had come in: JSON where it says nothing
 * else, the root for its path.
 */
export function toStoredRequest(given: GivenRequest): StoredRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given.headers)) {
    setOwnProperty(headers, name.toLowerCase(), value);
  }
  headers["content-type"] ??= "application/json";
  const path = given.path ?? "/";
  return {
    headers,
    body: new TextEncoder().encode(bodyText(given.body, headers["content-type"])),
    path: path.startsWith("/") ? path : `/${path}`,
    query: given.query?.replace(/^\?/, "") ?? formatForm(given.parsed_query ?? {}),
  };
}
