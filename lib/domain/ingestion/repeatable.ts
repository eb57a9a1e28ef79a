import type { RejectionCause } from "#lib/schemas/enums.ts";

/** What would be rejected again, or whose data was not kept: retrying it cannot help. */
export const UNREPEATABLE_CAUSES: readonly RejectionCause[] = [
  "UNSUPPORTED_HTTP_METHOD",
  "UNSUPPORTED_CONTENT_TYPE",
  "UNPARSABLE_JSON",
  "PAYLOAD_TOO_LARGE",
  "UNKNOWN",
];

/** Tells whether a request with this cause, or with none, can be retried and replayed. */
export function isRepeatable(cause: RejectionCause | null): boolean {
  return cause === null || !UNREPEATABLE_CAUSES.includes(cause);
}
