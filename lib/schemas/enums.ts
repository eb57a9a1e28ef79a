import { z } from "zod";

/** Words that events, attempts, requests and ignored events share with what decides them. */
export const eventStatus = z.enum([
  "SCHEDULED",
  "QUEUED",
  "HOLD",
  "SUCCESSFUL",
  "FAILED",
  "CANCELLED",
]);
export type EventStatus = z.infer<typeof eventStatus>;

export const attemptTrigger = z.enum(["INITIAL", "MANUAL", "BULK_RETRY", "UNPAUSE", "AUTOMATIC"]);
export type AttemptTrigger = z.infer<typeof attemptTrigger>;

export const attemptErrorCode = z.enum([
  "BAD_RESPONSE",
  "CANCELLED",
  "TIMEOUT",
  "NOT_FOUND",
  "CANCELLED_PAST_RETENTION",
  "CONNECTION_REFUSED",
  "CONNECTION_RESET",
  "MISSING_URL",
  "CLI",
  "CLI_UNAVAILABLE",
  "CLI_BINARY_UNSUPPORTED",
  "SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "NETWORK_ERROR",
  "NETWORK_REQUEST_CANCELED",
  "NETWORK_UNREACHABLE",
  "TOO_MANY_REDIRECTS",
  "INVALID_CHARACTER",
  "INVALID_URL",
  "SSL_ERROR_CA_UNKNOWN",
  "DATA_ARCHIVED",
  "SSL_CERT_EXPIRED",
  "BULK_RETRY_CANCELLED",
  "DNS_LOOKUP_FAILED",
  "HOST_UNREACHABLE",
  "INTERNAL_ERROR",
  "PROTOCOL_ERROR",
  "PAYLOAD_MISSING",
  "UNABLE_TO_GET_ISSUER_CERT",
  "SOCKET_CLOSED",
  "OAUTH2_HANDSHAKE_FAILED",
  "Z_DATA_ERROR",
  "UNKNOWN",
]);
export type AttemptErrorCode = z.infer<typeof attemptErrorCode>;

export const rejectionCause = z.enum([
  "SOURCE_DISABLED",
  "NO_CONNECTION",
  "VERIFICATION_FAILED",
  "UNSUPPORTED_HTTP_METHOD",
  "UNSUPPORTED_CONTENT_TYPE",
  "UNPARSABLE_JSON",
  "PAYLOAD_TOO_LARGE",
  "INGESTION_FATAL",
  "UNKNOWN",
]);
export type RejectionCause = z.infer<typeof rejectionCause>;

export const ignoredCause = z.enum([
  "DISABLED",
  "FILTERED",
  "TRANSFORMATION_FAILED",
  "CLI_DISCONNECTED",
  "DEDUPLICATED",
]);
export type IgnoredCause = z.infer<typeof ignoredCause>;

export const issueType = z.enum(["delivery", "transformation", "backpressure", "request"]);
export type IssueType = z.infer<typeof issueType>;

export const issueStatus = z.enum(["OPENED", "IGNORED", "ACKNOWLEDGED", "RESOLVED"]);
export type IssueStatus = z.infer<typeof issueStatus>;
