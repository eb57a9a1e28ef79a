/**
 * Headers that speak of one connection only (RFC 9110 §7.6.1), and those that the next connection sets
 * itself. Neither stored nor sent on.
 */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Tells whether a lower-case header name is about the connection and not about the message. */
export function isHopByHop(name: string): boolean {
  return HOP_BY_HOP.has(name);
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

/** Tells whether a header can stand on the wire: a token, and a value without CR, LF, NUL or above 0xFF. */
export function isSendableHeader(name: string, value: string): boolean {
  return TOKEN.test(name) && !BAD_VALUE.test(value);
}
