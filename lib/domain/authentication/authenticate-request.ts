import {
  type AuthConfig,
  type AuthenticatedRequest,
  type Authentication,
  type AuthenticationScheme,
  REJECTED,
  UNVERIFIED,
} from "./authentication.ts";
import type { Provider } from "./provider.ts";
import { GENERIC_SCHEMES, PROVIDERS } from "./registry.ts";

/** What of a source decides about its senders; `auth` is null when nothing is configured. */
export type AuthenticatingSource = {
  type: string;
  auth: { type: string; config: AuthConfig } | null;
};

/**
 * Checks the sender of a request over its raw bytes, once it is known not to be a provider's question
 * about the URL. A configured way that nobody knows is rejected: what is meant to be protected is never
 * let through. Never throws.
 */
export function authenticateRequest(
  { type, auth }: AuthenticatingSource,
  request: AuthenticatedRequest,
): Authentication {
  // What is published comes with an API key and is not asked here: nobody else may send.
  if ((auth?.type ?? type) === "PUBLISH_API") return REJECTED;
  const provider = PROVIDERS.get(auth?.type ?? type);
  const config = auth?.config ?? {};
  const response = (provider ?? PROVIDERS.get(type))?.handshake?.(request, config);
  if (response) return { result: "challenge", response };
  const generic = auth && GENERIC_SCHEMES.get(auth.type);
  if (generic) return generic(config, request);
  if (!provider) return auth ? REJECTED : UNVERIFIED;
  return withStatus(provider, verify(provider, config, request));
}

function verify(
  { verification }: Provider,
  config: AuthConfig,
  request: AuthenticatedRequest,
): ReturnType<AuthenticationScheme> {
  return typeof verification === "string" ? UNVERIFIED : verification.verify(config, request);
}

/** Providers differ in what they want to hear about a wrong signature. */
function withStatus(provider: Provider, outcome: Authentication): Authentication {
  if (outcome.result === "rejected") {
    return { result: "rejected", httpStatus: provider.rejectionStatus ?? 200 };
  }
  if (outcome.result !== "document-needed") return outcome;
  return { ...outcome, resume: (text) => withStatus(provider, outcome.resume(text)) };
}
