import type { Status } from "#components/common/status-badge.tsx";
import { explainRejection } from "#components/common/why/explain-request.ts";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

/** Says in a sentence or two why a request was rejected and what to do. */
export function rejectionWords(cause: RejectionCause): string {
  const { what, next } = explainRejection(cause);
  return `${what} ${next}`;
}

/** Returns what became of a request: rejected, or accepted and ignored by every connection, or accepted. */
export function requestStatus(request: RequestModel): Status {
  if (request.rejection_cause !== null) return "REJECTED";
  const hasEvents = (request.events_count ?? 0) + (request.cli_events_count ?? 0) > 0;
  return !hasEvents && (request.ignored_count ?? 0) > 0 ? "IGNORED" : "ACCEPTED";
}

/** Says in a few words whether the sender of a request was verified. */
export function verifiedWords(isVerified: boolean | null): string {
  if (isVerified === null) return "The source does not verify";
  return isVerified ? "Verified" : "Not verified";
}
