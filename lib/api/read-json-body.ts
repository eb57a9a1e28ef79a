import { AppError } from "#lib/errors.ts";

const DEFAULT_MAX_BYTES = 1024 * 1024;

/**
 * Reads the JSON body of an API call, whatever its Content-Type says; no body at all is an empty object.
 * Throws PAYLOAD_TOO_LARGE over `maxBytes`, without reading on, and BAD_REQUEST for what is not JSON.
 */
export async function readJsonBody(
  request: Request,
  maxBytes = DEFAULT_MAX_BYTES,
): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AppError("PAYLOAD_TOO_LARGE", "Payload Too Large");
    chunks.push(chunk);
  }
  if (bytes === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AppError("BAD_REQUEST", "The body is not valid JSON");
  }
}
