import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";
import type { AuthConfig, AuthenticatedRequest, AuthenticationScheme } from "./authentication.ts";

/** What signing adds to a request, or puts in the place of what stands there. */
export type SignedParts = {
  headers?: Readonly<Record<string, string>>;
  query?: string;
  body?: Uint8Array;
};

/** A way to check a sender and, where a shared secret makes that possible, to sign as the sender does. */
export type Scheme = {
  verify: AuthenticationScheme;
  /** Asymmetric schemes take `private_key` (PEM) from `config`: only tests have one. */
  sign?: (config: AuthConfig, request: AuthenticatedRequest) => SignedParts;
};

/**
 * Answers what a provider asks before it sends events; null for anything else. Runs before verification
 * and must never throw.
 */
export type Handshake = (
  request: AuthenticatedRequest,
  config: AuthConfig,
) => SourceResponse | null;

export type ProviderSample = {
  /** The event, in the provider's own words. */
  name: string;
  headers?: Readonly<Record<string, string>>;
  /** A value is sent as JSON, a text as it is. */
  body: unknown;
  /** `application/json` unless told. */
  contentType?: string;
};

/** What is known of a provider whose requests a source can receive. */
export type Provider = {
  label: string;
  /** The provider's own page about its webhooks. */
  documentation?: string;
  /**
   * `none`: the provider signs nothing. `unknown`: it does, in a way that is not public. In both cases
   * requests are accepted and marked unverified.
   */
  verification: Scheme | "none" | "unknown";
  /** What a sender is told whose signature is wrong. 200 unless told. */
  rejectionStatus?: 200 | 401;
  handshake?: Handshake;
  /** Where the kind of event stands: `headers.x-github-event`, `body.type`. */
  eventType?: string;
  /** Where a delivery's own id stands, which a deduplicate rule can go by. */
  deliveryId?: string;
  sample: ProviderSample;
  /** What to do in the provider's console, a sentence a step; `{url}` stands for the source URL. */
  setup: readonly string[];
};
