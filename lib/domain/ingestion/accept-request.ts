import type { Verdict } from "#lib/domain/authentication/authentication.ts";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { ContentType } from "./content-type.ts";
import { parseJsonBody } from "./json-body.ts";

export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** What of a source decides about a request. */
export type AcceptingSource = {
  isDisabled: boolean;
  allowedMethods: readonly string[];
  connections: { readonly length: number };
};

export type IncomingRequest = {
  method: string;
  contentType: ContentType;
  /** Bytes on the wire; may be more than `body` holds when reading stopped at the limit. */
  bodyBytes: number;
  body: Uint8Array;
  authentication: Verdict;
};

export type Acceptance =
  | { outcome: "accepted"; isVerified: boolean }
  | {
      outcome: "rejected";
      cause: RejectionCause;
      isVerified: boolean;
      /** 200 where the sender gets the answer of an accepted request. */
      httpStatus: 200 | 400 | 401 | 405 | 413;
    };

type Rejection = [RejectionCause, 200 | 400 | 401 | 405 | 413];

function findRejection(source: AcceptingSource, request: IncomingRequest): Rejection | null {
  if (source.isDisabled) return ["SOURCE_DISABLED", 200];
  if (!source.allowedMethods.includes(request.method)) return ["UNSUPPORTED_HTTP_METHOD", 405];
  if (request.contentType.kind === "unsupported") return ["UNSUPPORTED_CONTENT_TYPE", 200];
  if (request.bodyBytes > MAX_BODY_BYTES) return ["PAYLOAD_TOO_LARGE", 413];
  if (request.authentication.result === "rejected") {
    return ["VERIFICATION_FAILED", request.authentication.httpStatus];
  }
  if (request.contentType.isJson && !parseJsonBody(request.body).isValid) {
    return ["UNPARSABLE_JSON", 400];
  }
  if (source.connections.length === 0) return ["NO_CONNECTION", 200];
  return null;
}

/**
 * Decides whether a request becomes events, and what its sender is told. The first cause of this order
 * counts: source, method, type, size, sender, JSON, connections. Rejected requests are stored too.
 */
export function decideAcceptance(source: AcceptingSource, request: IncomingRequest): Acceptance {
  const isVerified = request.authentication.result === "verified";
  const rejection = findRejection(source, request);
  if (!rejection) return { outcome: "accepted", isVerified };
  const [cause, httpStatus] = rejection;
  return { outcome: "rejected", cause, isVerified, httpStatus };
}
