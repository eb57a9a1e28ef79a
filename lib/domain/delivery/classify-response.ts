import type { AttemptErrorCode } from "#lib/schemas/enums.ts";

/** What one attempt came to. A plain 4xx or 5xx has no error code, a network fault has no status. */
export type DeliveryOutcome = {
  status: "SUCCESSFUL" | "FAILED";
  responseStatus: number | null;
  errorCode: AttemptErrorCode | null;
  /** The Retry-After header as it came. */
  retryAfter: string | null;
};

const FIRST_STATUS = 200;
const FIRST_REDIRECT = 300;
const LAST_STATUS = 599;

/** Classifies an answer: 200 to 299 is a success, redirects are not followed and fail. */
export function classifyResponse(status: number, retryAfter: string | null): DeliveryOutcome {
  const isSuccessful = status >= FIRST_STATUS && status < FIRST_REDIRECT;
  const isStatus = status >= FIRST_STATUS && status <= LAST_STATUS;
  return {
    status: isSuccessful ? "SUCCESSFUL" : "FAILED",
    responseStatus: status,
    errorCode: isStatus ? null : "BAD_RESPONSE",
    retryAfter,
  };
}

/** An attempt that ended without an answer. */
export function failedWithout(errorCode: AttemptErrorCode): DeliveryOutcome {
  return { status: "FAILED", responseStatus: null, errorCode, retryAfter: null };
}

const ERROR_CODES: ReadonlyMap<string, AttemptErrorCode> = new Map([
  ["TIMEOUT", "TIMEOUT"],
  ["TimeoutError", "TIMEOUT"],
  ["ETIMEDOUT", "TIMEOUT"],
  ["UND_ERR_CONNECT_TIMEOUT", "TIMEOUT"],
  ["UND_ERR_HEADERS_TIMEOUT", "TIMEOUT"],
  ["UND_ERR_BODY_TIMEOUT", "TIMEOUT"],
  ["ECONNREFUSED", "CONNECTION_REFUSED"],
  ["ECONNRESET", "CONNECTION_RESET"],
  ["ECONNABORTED", "CONNECTION_RESET"],
  ["EPIPE", "CONNECTION_RESET"],
  ["UND_ERR_SOCKET", "SOCKET_CLOSED"],
  ["UND_ERR_CLOSED", "SOCKET_CLOSED"],
  ["UND_ERR_DESTROYED", "SOCKET_CLOSED"],
  ["ENOTFOUND", "DNS_LOOKUP_FAILED"],
  ["ENODATA", "DNS_LOOKUP_FAILED"],
  ["EAI_AGAIN", "DNS_LOOKUP_FAILED"],
  ["EAI_FAIL", "DNS_LOOKUP_FAILED"],
  ["EHOSTUNREACH", "HOST_UNREACHABLE"],
  ["EHOSTDOWN", "HOST_UNREACHABLE"],
  ["EADDRNOTAVAIL", "HOST_UNREACHABLE"],
  ["BLOCKED_ADDRESS", "HOST_UNREACHABLE"],
  ["ENETUNREACH", "NETWORK_UNREACHABLE"],
  ["ENETDOWN", "NETWORK_UNREACHABLE"],
  ["ABORT_ERR", "NETWORK_REQUEST_CANCELED"],
  ["AbortError", "NETWORK_REQUEST_CANCELED"],
  ["UND_ERR_ABORTED", "NETWORK_REQUEST_CANCELED"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "SELF_SIGNED_CERT"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ["CERT_HAS_EXPIRED", "SSL_CERT_EXPIRED"],
  ["CERT_NOT_YET_VALID", "SSL_CERT_EXPIRED"],
  ["UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_GET_ISSUER_CERT"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_WRONG_VERSION_NUMBER"],
  ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", "SSL_ERROR_CA_UNKNOWN"],
  ["ERR_SSL_SSL/TLS_ALERT_UNKNOWN_CA", "SSL_ERROR_CA_UNKNOWN"],
  ["EPROTO", "PROTOCOL_ERROR"],
  ["UND_ERR_HEADERS_OVERFLOW", "PROTOCOL_ERROR"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "PROTOCOL_ERROR"],
  ["UND_ERR_RES_EXCEEDED_MAX_SIZE", "BAD_RESPONSE"],
  ["UND_ERR_INVALID_ARG", "INVALID_CHARACTER"],
  ["ERR_INVALID_CHAR", "INVALID_CHARACTER"],
  ["ERR_INVALID_HTTP_TOKEN", "INVALID_CHARACTER"],
  ["ERR_INVALID_URL", "INVALID_URL"],
  ["Z_DATA_ERROR", "Z_DATA_ERROR"],
]);

/**
 * Translates the code of a Node, TLS or undici error into that of an attempt. Codes of the HTTP parser
 * (`HPE_…`) and of TLS (`ERR_SSL_…`) that have no own name are PROTOCOL_ERROR, other ones of the network
 * (`E…`, `UND_ERR_…`) NETWORK_ERROR.
 */
export function classifyError(code: string): AttemptErrorCode {
  const known = ERROR_CODES.get(code);
  if (known) return known;
  if (code.startsWith("HPE_") || code.startsWith("ERR_SSL_")) return "PROTOCOL_ERROR";
  return /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code) ? "NETWORK_ERROR" : "UNKNOWN";
}
