import { classifyContentType } from "./content-type.ts";
import { parseJsonBody } from "./json-body.ts";
import { type ParsedQuery, parseQuery } from "./parsed-query.ts";

/** A request as rules see it. Body and query are parsed when first asked for. */
export type RequestView = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly query: ParsedQuery;
  readonly path: string;
};

export type StoredRequest = {
  /** As `storedHeaders` gives them. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | null;
  path: string;
  /** Raw, without "?". */
  query: string;
};

function decodeText(body: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch (error) {
    // A label that no decoder knows, such as utf-7.
    if (error instanceof RangeError) return new TextDecoder().decode(body);
    throw error;
  }
}

function viewBody(request: StoredRequest): unknown {
  const { body, headers } = request;
  if (!body || body.length === 0) return null;
  const type = classifyContentType(headers["content-type"], headers["content-encoding"]);
  if (type.kind !== "text") return null;
  if (type.isJson || type.mediaType === null) {
    const json = parseJsonBody(body);
    if (json.isValid) return json.value;
  }
  const text = decodeText(body, type.charset);
  return type.isForm ? parseQuery(text) : text;
}

/**
 * Returns the request as filters and transformations see it. JSON, also without a Content-Type, is the
 * parsed value; a form is an object; other text is a string; binary and encoded bodies are null.
 */
export function viewRequest(request: StoredRequest): RequestView {
  let body: { value: unknown } | null = null;
  let query: ParsedQuery | null = null;
  return {
    headers: request.headers,
    path: request.path,
    get body() {
      body ??= { value: viewBody(request) };
      return body.value;
    },
    get query() {
      query ??= parseQuery(request.query);
      return query;
    },
  };
}
