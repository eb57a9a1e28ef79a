import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { Explanation } from "./explanation.ts";

type Words = readonly [what: string, next: string];

const REJECTIONS: Record<RejectionCause, Words> = {
  SOURCE_DISABLED: ["The source is disabled.", "Enable it, then replay the request."],
  NO_CONNECTION: [
    "The source has no connection, so there was nowhere to send it.",
    "Add a connection, then replay the request.",
  ],
  VERIFICATION_FAILED: [
    "The sender could not be verified: the signature or secret is not the one set at the source.",
    "Compare the secrets at both ends.",
  ],
  UNSUPPORTED_HTTP_METHOD: [
    "The source does not allow this HTTP method.",
    "Allow it in the source's settings, then have it sent again.",
  ],
  UNSUPPORTED_CONTENT_TYPE: [
    "The Content-Type is not one that can be stored.",
    "Have the sender use another, or relabel it by ?x-hookdeck-content-type= in the URL.",
  ],
  UNPARSABLE_JSON: [
    "The body says that it is JSON but cannot be parsed.",
    "Replay it with the body mended, or have the sender send it as text/plain.",
  ],
  PAYLOAD_TOO_LARGE: [
    "The body is larger than 10 MB.",
    "Have the sender send less, or a link to it.",
  ],
  INGESTION_FATAL: ["Sluice failed while it took the request in.", "The server's log says why."],
  UNKNOWN: ["It was rejected for an unknown reason.", "The server's log may say more."],
};

/** Says why a request was rejected and what to do. */
export function explainRejection(cause: RejectionCause): { what: string; next: string } {
  const [what, next] = REJECTIONS[cause];
  return { what, next };
}

type RequestFacts = {
  source_id: string;
  rejection_cause: RejectionCause | null;
  events_count: number | null;
  cli_events_count: number | null;
  ignored_count: number | null;
};

/** Says why nothing came of a request; null where something did. */
export function explainRequest(request: RequestFacts, isWorkerAway: boolean): Explanation | null {
  if (request.rejection_cause !== null) {
    const cause = request.rejection_cause;
    return {
      ...explainRejection(cause),
      ...(isAtSource(cause) ? { link: sourceLink(request.source_id) } : {}),
    };
  }
  const made = (request.events_count ?? 0) + (request.cli_events_count ?? 0);
  const ignored = request.ignored_count ?? 0;
  if (made > 0) return null;
  if (ignored > 0) {
    const who = ignored === 1 ? "Its connection" : `All of its ${ignored} connections`;
    return { what: `${who} ignored it.`, next: "The outcome says why for each." };
  }
  if (isWorkerAway) {
    return {
      what: "It is stored and not routed yet, because no worker runs.",
      next: "Start one: it goes on as soon as it is there.",
      link: { href: "/settings/system", label: "See the system" },
    };
  }
  return { what: "It is being routed.", next: null };
}

function isAtSource(cause: RejectionCause): boolean {
  return cause !== "PAYLOAD_TOO_LARGE" && cause !== "INGESTION_FATAL" && cause !== "UNKNOWN";
}

function sourceLink(id: string) {
  return { href: `/sources/${id}`, label: "Open the source" };
}
