import type { Status } from "#components/common/status-badge.tsx";
import type { RequestModel } from "#lib/schemas/request.ts";

type RejectionCause = NonNullable<RequestModel["rejection_cause"]>;

const REJECTIONS: Record<RejectionCause, string> = {
  SOURCE_DISABLED: "The source is disabled. Enable it, then retry the request.",
  NO_CONNECTION:
    "The source has no connection, so there was nowhere to send it. Add one, then retry the request.",
  VERIFICATION_FAILED:
    "The sender could not be verified: the signature or secret is not the one set at the source. Compare the secrets at both ends.",
  UNSUPPORTED_HTTP_METHOD:
    "The source does not allow this HTTP method. Allow it under Methods, then have it sent again.",
  UNSUPPORTED_CONTENT_TYPE:
    "The Content-Type is not one that can be stored. Have the sender use another, or relabel it by ?x-hookdeck-content-type= in the URL.",
  UNPARSABLE_JSON:
    "The body says it is JSON but cannot be parsed. Have the sender mend it, or send it as text/plain.",
  PAYLOAD_TOO_LARGE: "The body is larger than 10 MB. Have the sender send less, or a link to it.",
  INGESTION_FATAL: "Sluice failed while it took the request in. The server's log says why.",
  UNKNOWN: "The request was rejected for an unknown reason. The server's log may say more.",
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
export function ignoredWords({ cause, meta }: { cause: string; meta?: unknown }): string {
  switch (cause) {
    case "DEDUPLICATED":
      return "Its deduplicate rule has seen the same within its window.";
    case "FILTERED":
      return `Its filter did not match the ${filteredParts(meta)}.`;
    case "DISABLED":
      return "It or its destination was disabled. Enable it, then retry the request.";
    case "TRANSFORMATION_FAILED":
      return "Its transformation failed. Its last executions say where.";
    case "CLI_DISCONNECTED":
      return "No command line was listening. Start it, then retry the request.";
    default:
      return `It was ignored: ${cause}.`;
  }
}

/** Says in a few words whether the sender of a request was verified. */
export function verifiedWords(isVerified: boolean | null): string {
  if (isVerified === null) return "The source does not verify";
  return isVerified ? "Verified" : "Not verified";
}

function filteredParts(meta: unknown): string {
  if (!Array.isArray(meta) || meta.length === 0) return "request";
  return meta.map(String).join(" and ");
}
