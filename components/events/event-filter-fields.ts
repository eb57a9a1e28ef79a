import { statusWord } from "#components/common/status-badge.tsx";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { AttemptErrorCode } from "#lib/schemas/enums.ts";
import { EVENT_STATUSES } from "./event-statuses.ts";
import { shortCode } from "./short-code.ts";

// Written out: taking them from the schema would bring all of zod to the page.
const ERROR_CODES = [
  ...["BAD_RESPONSE", "TIMEOUT", "CONNECTION_REFUSED", "CONNECTION_RESET", "DNS_LOOKUP_FAILED"],
  ...["HOST_UNREACHABLE", "NETWORK_ERROR", "NETWORK_UNREACHABLE", "SOCKET_CLOSED"],
  ...["TOO_MANY_REDIRECTS", "SELF_SIGNED_CERT", "SSL_CERT_EXPIRED", "SSL_ERROR_CA_UNKNOWN"],
  ...["ERR_TLS_CERT_ALTNAME_INVALID", "ERR_SSL_WRONG_VERSION_NUMBER", "UNABLE_TO_GET_ISSUER_CERT"],
  ...["OAUTH2_HANDSHAKE_FAILED", "PROTOCOL_ERROR", "INVALID_URL", "PAYLOAD_MISSING"],
  ...["CLI", "CLI_UNAVAILABLE", "CANCELLED", "CANCELLED_PAST_RETENTION", "INTERNAL_ERROR"],
  "UNKNOWN",
] as AttemptErrorCode[];

/** What events can be filtered by. */
export const EVENT_FIELDS: readonly FilterField[] = [
  {
    key: "status",
    apiKey: "status",
    label: "Status",
    kind: "choices",
    options: EVENT_STATUSES.map((value) => ({ value, label: statusWord(value) })),
  },
  {
    key: "connection",
    apiKey: "webhook_id",
    label: "Connection",
    kind: "resources",
    resource: "connections",
  },
  { key: "source", apiKey: "source_id", label: "Source", kind: "resources", resource: "sources" },
  {
    key: "destination",
    apiKey: "destination_id",
    label: "Destination",
    kind: "resources",
    resource: "destinations",
  },
  {
    key: "response",
    apiKey: "response_status",
    label: "Response",
    kind: "number",
    isAnswer: true,
    isNullable: true,
    example: "500, 404,410, 5xx, 400..499, none",
  },
  {
    key: "error",
    apiKey: "error_code",
    label: "Error",
    kind: "choices",
    options: ERROR_CODES.map((value) => ({ value, label: shortCode(value) })),
  },
  {
    key: "attempts",
    apiKey: "attempts",
    label: "Attempts",
    kind: "number",
    example: "3, >=2, 2..5",
  },
  {
    key: "last",
    apiKey: "last_attempt_at",
    label: "Last attempt",
    kind: "time",
    isNullable: true,
  },
  {
    key: "next",
    apiKey: "next_attempt_at",
    label: "Next attempt",
    kind: "time",
    isFuture: true,
    isNullable: true,
  },
  {
    key: "succeeded",
    apiKey: "successful_at",
    label: "Succeeded",
    kind: "time",
    isNullable: true,
  },
  {
    key: "group",
    apiKey: "delivery_group",
    label: "Delivery group",
    kind: "ids",
    example: "tenant-7",
  },
  { key: "issue", apiKey: "issue_id", label: "Issue", kind: "ids", example: "iss_…" },
  { key: "bulk", apiKey: "bulk_retry_id", label: "Bulk operation", kind: "ids", example: "bch_…" },
  { key: "cli", apiKey: "cli_id", label: "CLI session", kind: "ids", example: "cli_…" },
  { key: "event", apiKey: "id", label: "Event id", kind: "ids", example: "evt_…" },
];
