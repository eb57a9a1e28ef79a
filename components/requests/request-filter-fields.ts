import type { FilterField } from "#lib/client/lists/filter-field.ts";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import { rejectionWords } from "./outcome.ts";

// Written out: taking them from the schema would bring all of zod to the page.
const CAUSES: readonly RejectionCause[] = [
  "VERIFICATION_FAILED",
  "NO_CONNECTION",
  "SOURCE_DISABLED",
  "UNSUPPORTED_HTTP_METHOD",
  "UNSUPPORTED_CONTENT_TYPE",
  "UNPARSABLE_JSON",
  "PAYLOAD_TOO_LARGE",
  "INGESTION_FATAL",
  "UNKNOWN",
];

/** What requests can be filtered by. */
export const REQUEST_FIELDS: readonly FilterField[] = [
  {
    key: "status",
    apiKey: "status",
    label: "Status",
    kind: "choices",
    isSingle: true,
    options: [
      { value: "accepted", label: "Accepted" },
      { value: "rejected", label: "Rejected" },
    ],
  },
  { key: "source", apiKey: "source_id", label: "Source", kind: "resources", resource: "sources" },
  {
    key: "cause",
    apiKey: "rejection_cause",
    label: "Rejection cause",
    kind: "choices",
    options: CAUSES.map((value) => ({ value, label: rejectionWords(value) })),
  },
  { key: "verified", apiKey: "verified", label: "Verified", kind: "flag", yes: "Yes", no: "No" },
  {
    key: "events",
    apiKey: "events_count",
    label: "Events",
    kind: "number",
    example: "0, >=1, 2..5",
  },
  {
    key: "ignored",
    apiKey: "ignored_count",
    label: "Ignored",
    kind: "number",
    example: "0, >=1, 2..5",
  },
  {
    key: "cli_events",
    apiKey: "cli_events_count",
    label: "CLI events",
    kind: "number",
    example: "0, >=1",
  },
  { key: "ingested", apiKey: "ingested_at", label: "Ingested", kind: "time" },
  { key: "bulk", apiKey: "bulk_retry_id", label: "Bulk operation", kind: "ids", example: "bch_…" },
  { key: "request", apiKey: "id", label: "Request id", kind: "ids", example: "req_…" },
];
