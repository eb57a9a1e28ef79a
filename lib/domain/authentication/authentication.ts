import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";

/** What the check of a sender came to. `unverified`: nothing is configured to check against. */
export type Authentication =
  | { result: "verified" }
  | { result: "unverified" }
  | { result: "rejected"; httpStatus: 200 | 401 }
  | { result: "challenge"; response: SourceResponse };

/** A request as it came: raw bytes, headers as stored, query without "?". */
export type AuthenticatedRequest = {
  method: string;
  headers: Readonly<Record<string, string>>;
  query: string;
  body: Uint8Array;
};

/**
 * One way to check a sender. Returns `unverified` when its secrets are not set. Never throws, whatever
 * the request holds.
 */
export type AuthenticationScheme = (
  config: Readonly<Record<string, unknown>>,
  request: AuthenticatedRequest,
) => Authentication;

export const VERIFIED: Authentication = { result: "verified" };
export const UNVERIFIED: Authentication = { result: "unverified" };
export const REJECTED: Authentication = { result: "rejected", httpStatus: 401 };
/** For schemes whose senders are answered 200 all the same. */
export const REJECTED_SILENTLY: Authentication = { result: "rejected", httpStatus: 200 };
