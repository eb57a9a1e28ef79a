import { parseQuery } from "./parsed-query.ts";

export type RequestedResponse = { contentType: "json" | "text" | "xml" | null; body: string };

export type IngestOptions = {
  /** Methods that the URL adds to those of the source, in upper case. */
  allowedMethods: readonly string[];
  /** Replaces the Content-Type of the request. */
  contentType: string | null;
  /** Replaces the answer to the sender. */
  response: RequestedResponse | null;
};

const NONE: IngestOptions = { allowedMethods: [], contentType: null, response: null };
const PREFIX = "x-hookdeck-";
const MAX_RESPONSE_LENGTH = 1_000;
const RESPONSE_TYPES = ["json", "text", "xml"] as const;

function requestedResponse(value: unknown): RequestedResponse | null {
  if (value === "" || value === "null") return { contentType: null, body: "" };
  if (typeof value === "string") return { contentType: "text", body: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  for (const contentType of RESPONSE_TYPES) {
    const body =
      Object.hasOwn(value, contentType) && (value as Record<string, unknown>)[contentType];
    if (typeof body === "string") return { contentType, body };
  }
  return null;
}

/**
 * Reads what a source URL itself asks for: `?x-hookdeck-allow-methods=get`, `?x-hookdeck-content-type=`
 * and `?x-hookdeck-response` (empty), `=null` (empty), `[json]=`, `[text]=` or `[xml]=` of at most
 * 1,000 characters. The query is stored and forwarded as it came.
 */
export function readIngestOptions(query: string): IngestOptions {
  if (!query.includes(PREFIX)) return NONE;
  const parsed = parseQuery(query);
  const methods = parsed[`${PREFIX}allow-methods`];
  const contentType = parsed[`${PREFIX}content-type`];
  const response = requestedResponse(parsed[`${PREFIX}response`]);
  return {
    allowedMethods:
      typeof methods === "string"
        ? methods.split(",").map((method) => method.trim().toUpperCase())
        : [],
    contentType: typeof contentType === "string" && contentType !== "" ? contentType : null,
    response: response && response.body.length <= MAX_RESPONSE_LENGTH ? response : null,
  };
}
