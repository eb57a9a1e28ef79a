import type { Status } from "#components/common/status-badge.tsx";
import type { IgnoredEventModel } from "#lib/schemas/ignored-event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type RejectionCause = NonNullable<RequestModel["rejection_cause"]>;

const REJECTIONS: Record<RejectionCause, string> = {
  SOURCE_DISABLED: "The source is disabled. Enable it to take requests again.",
  NO_CONNECTION: "The source has no connection, so there was nowhere to send it.",
  VERIFICATION_FAILED: "The signature or secret did not match the source's authentication.",
  UNSUPPORTED_HTTP_METHOD: "The source does not allow this HTTP method.",
  UNSUPPORTED_CONTENT_TYPE: "The Content-Type is not one that can be stored.",
  UNPARSABLE_JSON: "The body says it is JSON but cannot be parsed.",
  PAYLOAD_TOO_LARGE: "The body is larger than 10 MB.",
  INGESTION_FATAL: "Sluice failed while it took the request in. The server's log says why.",
  UNKNOWN: "The request was rejected for an unknown reason.",
};

/** Says in a sentence why a request was rejected and what to do. */
export function rejectionWords(cause: RejectionCause): string {
  return REJECTIONS[cause];
}

/** Returns what became of a request: rejected, or accepted and ignored by every connection, or accepted. */
export function requestStatus(request: RequestModel): Status {
  if (request.rejection_cause !== null) return "REJECTED";
  const hasEvents = (request.events_count ?? 0) + (request.cli_events_count ?? 0) > 0;
  return !hasEvents && (request.ignored_count ?? 0) > 0 ? "IGNORED" : "ACCEPTED";
}

/** Says in a sentence why a connection made no event of a request. */
export function ignoredWords({ cause, meta }: IgnoredEventModel): string {
  switch (cause) {
    case "FILTERED":
      return `Its filter did not match the ${filteredParts(meta)}.`;
    case "DISABLED":
      return "It was disabled.";
    case "TRANSFORMATION_FAILED":
      return "Its transformation failed.";
    case "CLI_DISCONNECTED":
      return "No CLI was connected.";
    case "DEDUPLICATED":
      return "It is a duplicate of an earlier request.";
    default:
      return `It was ignored: ${String(cause)}.`;
  }
}

function filteredParts(meta: unknown): string {
  if (!Array.isArray(meta) || meta.length === 0) return "request";
  return meta.map(String).join(" and ");
}
