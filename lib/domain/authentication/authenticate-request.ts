import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";
import {
  type AuthConfig,
  type AuthenticatedRequest,
  type Authentication,
  REJECTED,
  UNVERIFIED,
} from "./authentication.ts";
import type { Provider } from "./provider.ts";
import { GENERIC_SCHEMES, PROVIDERS } from "./registry.ts";

/** What of a source decides about its senders; `auth` is null when nothing is configured. */
export type AuthenticatingSource = { type: string; auth: SourceAuth | null };

export type SourceAuth = {
  type: string;
  config: AuthConfig;
  /** What `config` replaced, which senders may still use until then. */
  previous?: { config: AuthConfig; untilMs: number };
  /** What the project's own type of that name says, where it is one. */
  custom?: Provider;
};

/** Returns what is known of whoever sends to a source; undefined for generic sources. */
export function providerOf({ type, auth }: AuthenticatingSource): Provider | undefined {
  return auth?.custom ?? PROVIDERS.get(auth?.type ?? type);
}

/** Returns the answer to a provider's question about the URL; null for what is none. Never throws. */
function answerQuestion(
  source: AuthenticatingSource,
  request: AuthenticatedRequest,
): SourceResponse | null {
  const provider = providerOf(source) ?? PROVIDERS.get(source.type);
  return provider?.handshake?.(request, source.auth?.config ?? {}) ?? null;
}

/**
 * Checks the sender of a request over its raw bytes, once it is known not to be a provider's question
 * about the URL. A configured way that nobody knows is rejected: what is meant to be protected is never
 * let through. Never throws.
 */
export function authenticateRequest(
  source: AuthenticatingSource,
  request: AuthenticatedRequest,
): Authentication {
  const { auth } = source;
  const response = answerQuestion(source, request);
  if (response) return { result: "challenge", response };
  const outcome = check(source, auth?.config ?? {}, request);
  const previous = auth?.previous;
  if (!previous || request.nowMs >= previous.untilMs) return outcome;
  return ifRejected(outcome, () => check(source, previous.config, request));
}

function check(
  source: AuthenticatingSource,
  config: AuthConfig,
  request: AuthenticatedRequest,
): Authentication {
  const { auth } = source;
  const generic = auth && GENERIC_SCHEMES.get(auth.type);
  if (generic) return generic(config, request);
  const provider = providerOf(source);
  if (!provider) return auth ? REJECTED : UNVERIFIED;
  const { verification } = provider;
  if (typeof verification === "string") return UNVERIFIED;
  return ifRejected(verification.verify(config, request), () => ({
    result: "rejected",
    // Providers differ in what they want to hear about a wrong signature.
    httpStatus: provider.rejectionStatus ?? 200,
  }));
}

/** Puts another outcome in the place of a rejection, also of one that a document leads to. */
function ifRejected(outcome: Authentication, instead: () => Authentication): Authentication {
  if (outcome.result === "rejected") return instead();
  if (outcome.result !== "document-needed") return outcome;
  return { ...outcome, resume: (text) => ifRejected(outcome.resume(text), instead) };
}
