import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { testRequest } from "./test-request.ts";

const { nowMs: NOON } = testRequest();

/** What the provider would send: its sample, by its name and event, not signed. */
export function sampleRequest({ sample }: Provider, nowMs = NOON): AuthenticatedRequest {
  const headers = { "content-type": sample.contentType ?? "application/json", ...sample.headers };
  return testRequest({ headers, body: sample.body, nowMs });
}

/** The same, signed where the provider signs. */
export function signedRequest(
  provider: Provider,
  config: AuthConfig,
  nowMs = NOON,
): AuthenticatedRequest {
  const request = sampleRequest(provider, nowMs);
  if (typeof provider.verification === "string") return request;
  const { headers, ...rest } = provider.verification.sign?.(config, request) ?? {};
  return { ...request, ...rest, headers: { ...request.headers, ...headers } };
}
