import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";

/** What the check of a sender comes to. `unverified`: nothing is configured to check against. */
export type Verdict =
  | { result: "verified" }
  | { result: "unverified" }
  | { result: "rejected"; httpStatus: 200 | 401 };

export type Authentication =
  | Verdict
  /** Not an event: the provider asks whether this URL is meant. */
  | { result: "challenge"; response: SourceResponse }
  | DocumentNeeded;

/** Something of the provider's must be read first: the caller does so, or finds it cached, and resumes. */
export type DocumentNeeded = {
  result: "document-needed";
  document: ProviderDocument;
  /** Null: it could not be read. */
  resume: (text: string | null) => Authentication;
};

/** A key, a certificate, or the confirmation of a subscription. */
export type ProviderDocument = {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** A form to be posted; without one the document is fetched by GET. */
  form?: Readonly<Record<string, string>>;
  /** Only these hosts are asked: the URL may have come with the request. */
  hosts: RegExp;
  /** How long an answer may be used again; 0: it is asked for every time. */
  cacheMs: number;
};

/** A request as it came: raw bytes, headers as stored, path below the source URL, query without "?". */
export type AuthenticatedRequest = {
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** The URLs under which the sender may know this place, path and query included. */
  urls: () => readonly string[];
  nowMs: number;
};

export type AuthConfig = Readonly<Record<string, unknown>>;

/**
 * One way to check a sender. Returns `unverified` when its secrets are not set. Never throws, whatever
 * the request holds.
 */
export type AuthenticationScheme = (
  config: AuthConfig,
  request: AuthenticatedRequest,
) => Authentication;

export const VERIFIED: Authentication = { result: "verified" };
export const UNVERIFIED: Authentication = { result: "unverified" };
export const REJECTED: Authentication = { result: "rejected", httpStatus: 401 };
/** For schemes whose senders are answered 200 all the same. */
export const REJECTED_SILENTLY: Authentication = { result: "rejected", httpStatus: 200 };
