import { MAX_BODY_BYTES } from "#lib/domain/ingestion/accept-request.ts";
import type { InboundRequest } from "#lib/services/requests/ingest-request.ts";

const SOURCE_PATH = /^\/e\/([^/]*)(.*)$/s;
const PUBLISH_PATH = /^\/v1\/publish()(.*)$/s;

/** Reads a web-standard request to a source URL or the Publish API; null when its body is over the limit. */
export async function readSourceRequest(request: Request): Promise<InboundRequest | null> {
  const url = new URL(request.url);
  const place = url.pathname.startsWith("/e/") ? SOURCE_PATH : PUBLISH_PATH;
  const [, token = "", path = ""] = place.exec(url.pathname) ?? [];
  const body = await readBody(request.body);
  if (!body) return null;
  return {
    token,
    path: path || "/",
    query: url.search.slice(1),
    method: request.method,
    rawHeaders: [...request.headers].flat(),
    body,
    ip: "",
    calledUrl: request.url.replace(/^http:/, "https:"),
  };
}

async function readBody(stream: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
