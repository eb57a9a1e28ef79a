import { MAX_BODY_BYTES } from "#lib/domain/ingestion/accept-request.ts";
import { type ContentType, classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import { formatForm } from "#lib/domain/ingestion/form-body.ts";
import { type StoredRequest, viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { isTooDeep } from "./json-depth.ts";
import { readHeaders } from "./transformed-headers.ts";

/** Levels of objects and lists in what a transformation returns. */
const MAX_DEPTH = 64;
const MAX_PATH_CHARS = 8_192;
const MAX_QUERY_CHARS = 65_536;
const CONTROL = /\p{Cc}/u;

/** What code is given, as JSON. */
export type TransformInput = {
  request: string;
  /** The body alone, to see whether the code left it as it was. */
  body: string;
};

export type Transformed =
  | { result: "transformed"; request: StoredRequest }
  /** `message` tells the author of the code what is wrong. */
  | { result: "invalid"; message: string };

const invalid = (problem: string): Transformed => ({
  result: "invalid",
  message: `Error: The transformation returned no valid request: ${problem}`,
});

/**
 * Writes a request as code sees it: headers, body as rules see it, query as it came and parsed, path.
 * Null when its body is nested too deep to be written.
 */
export function toTransformInput(request: StoredRequest): TransformInput | null {
  const view = viewRequest(request);
  try {
    const body = JSON.stringify(view.body);
    const head = JSON.stringify({ headers: request.headers });
    const tail = JSON.stringify({
      query: request.query,
      parsed_query: view.query,
      path: request.path,
    });
    return { request: `${head.slice(0, -1)},"body":${body},${tail.slice(1)}`, body };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function bodyText(body: unknown, type: ContentType): string {
  if (body === null || body === undefined) return "";
  if (type.isForm && typeof body === "object") return formatForm(body);
  if (typeof body !== "string") return JSON.stringify(body);
  if (!type.isJson) return body;
  try {
    JSON.parse(body);
    return body;
  } catch {
    // A text that is no JSON by itself is meant as a JSON string.
    return JSON.stringify(body);
  }
}

function readPath(path: unknown, original: string): string | null {
  if (path === undefined || path === null) return original;
  if (typeof path !== "string" || path.length > MAX_PATH_CHARS || CONTROL.test(path)) return null;
  return path.startsWith("/") ? path : `/${path}`;
}

function readQuery(query: unknown, original: string): string | null {
  if (query === undefined || query === original) return original;
  if (query === null) return "";
  if (typeof query !== "string" || query.length > MAX_QUERY_CHARS || CONTROL.test(query))
    return null;
  return query.replace(/^\?/, "");
}

/** The type says how the bytes were encoded: what is written anew is UTF-8 and not compressed. */
function describeBody(headers: Record<string, string>, bytes: number, isNew: boolean) {
  if (isNew) {
    delete headers["content-encoding"];
    const type = headers["content-type"];
    if (type) headers["content-type"] = type.replace(/(;\s*charset=)"?[\w.:-]+"?/i, "$1utf-8");
  }
  if (bytes > 0 || Object.hasOwn(headers, "content-length")) {
    headers["content-length"] = String(bytes);
  }
}

/**
 * Reads what a transformation returned, untrusted JSON text, as the request that goes on. Known fields
 * count and nothing else; path and query that are missing stay, `parsed_query` is made anew from the query.
 * A body that the code left alone keeps its bytes. Never throws.
 */
export function readTransformed(
  json: string,
  original: StoredRequest,
  input: TransformInput,
): Transformed {
  // One level more than a body may have, for the request around it.
  if (isTooDeep(json, MAX_DEPTH + 1))
    return invalid(`it is nested deeper than ${MAX_DEPTH} levels`);
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return invalid("it must be an object");
  }
  const given = value as { headers?: unknown; body?: unknown; query?: unknown; path?: unknown };
  const path = readPath(given.path, original.path);
  if (path === null) return invalid("path must be a string without control characters");
  const query = readQuery(given.query, original.query);
  if (query === null) return invalid("query must be a string without control characters");
  const read = readHeaders(given.headers, original.headers);
  if (read.problem !== null) return invalid(read.problem);
  const { headers } = read;
  const type = classifyContentType(headers["content-type"], undefined);
  const isTypeGiven = type.mediaType !== null;
  const mayMissType = original.headers["content-type"] === headers["content-type"];
  if (!isTypeGiven && !mayMissType) return invalid('headers["content-type"] must be a media type');

  const isNew = (JSON.stringify(given.body) ?? "null") !== input.body;
  const body = isNew ? new TextEncoder().encode(bodyText(given.body, type)) : original.body;
  const bytes = body?.length ?? 0;
  if (bytes > MAX_BODY_BYTES) return invalid(`the body has more than ${MAX_BODY_BYTES} bytes`);
  describeBody(headers, bytes, isNew);
  return { result: "transformed", request: { headers, body, path, query } };
}
