import type { AttemptErrorCode } from "#lib/schemas/attempt.ts";

const WORDS: Partial<Record<AttemptErrorCode, string>> = {
  CANCELLED: "The event was cancelled before it went out.",
  TIMEOUT: "The destination did not answer in time.",
  CONNECTION_REFUSED: "Nothing listens at the destination's address and port.",
  CONNECTION_RESET: "The destination closed the connection before it answered.",
  SOCKET_CLOSED: "The destination closed the connection before it answered.",
  MISSING_URL: "The destination has no URL. Add one in its settings.",
  INVALID_URL: "The destination's URL cannot be called. Correct it in its settings.",
  INVALID_CHARACTER: "A header or the URL holds a character that HTTP does not allow.",
  SELF_SIGNED_CERT: "The destination's certificate is self-signed.",
  SSL_CERT_EXPIRED: "The destination's certificate has expired.",
  SSL_ERROR_CA_UNKNOWN: "The destination's certificate comes from an unknown authority.",
  UNABLE_TO_GET_ISSUER_CERT: "The destination sends an incomplete certificate chain.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The destination's certificate is for another host name.",
  ERR_SSL_WRONG_VERSION_NUMBER: "The destination does not speak TLS at that port.",
  DNS_LOOKUP_FAILED: "The destination's host name was not found.",
  HOST_UNREACHABLE: "The destination's host cannot be reached.",
  NETWORK_UNREACHABLE: "The destination's network cannot be reached.",
  NETWORK_ERROR: "The network failed while the destination was called.",
  NETWORK_REQUEST_CANCELED: "The call was broken off, for example by a restart.",
  TOO_MANY_REDIRECTS: "The destination answered with a redirect. Redirects are not followed.",
  PROTOCOL_ERROR: "The destination did not answer in valid HTTP.",
  Z_DATA_ERROR: "The destination's compressed answer could not be read.",
  PAYLOAD_MISSING: "The data of this event is no longer stored.",
  CLI_UNAVAILABLE: "No CLI was connected.",
  INTERNAL_ERROR: "Sluice failed while it sent the event. The server's log says why.",
};

/** Says in a sentence why an attempt had no answer. */
export function errorWords(code: AttemptErrorCode): string {
  return WORDS[code] ?? `The attempt failed with ${code}.`;
}
