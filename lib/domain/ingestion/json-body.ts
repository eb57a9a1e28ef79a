export type ParsedJson = { isValid: true; value: unknown } | { isValid: false };

const BYTE_ORDER_MARK_BYTES = 3;
const decoder = new TextDecoder();

/**
 * Parses bytes as JSON. The decoder drops a byte order mark and reads invalid UTF-8 as U+FFFD, so odd
 * bytes inside a string are no fault; the stored bytes stay as they are. No body at all is null. The
 * parser of V8 does not recurse: a million nested lists are fine, walking them afterwards may not be.
 */
export function parseJsonBody(body: Uint8Array): ParsedJson {
  if (body.length === 0) return { isValid: true, value: null };
  const text = decoder.decode(body);
  if (text === "" && body.length === BYTE_ORDER_MARK_BYTES) return { isValid: true, value: null };
  try {
    return { isValid: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { isValid: false };
    throw error;
  }
}
