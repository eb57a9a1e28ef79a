import { authenticateRequest } from "../authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import { PROVIDERS } from "../registry.ts";
import { sampleRequest, signedRequest } from "./sample-request.ts";

/**
 * What a test needs to hold our way to check a provider against the provider's own package. Most packages
 * know no clock but that of the machine: `nowMs` is what it says.
 */
export function oracle(type: string, config: AuthConfig, nowMs: number) {
  const provider = PROVIDERS.get(type);
  if (!provider) throw new Error(`no provider ${type}`);
  const sample = sampleRequest(provider, nowMs);
  return {
    nowMs,
    /** Of the provider's sample. */
    body: Buffer.from(sample.body).toString(),
    /** The sample as we sign it; another config stands for somebody else. */
    signed: (signWith: AuthConfig = config) => signedRequest(provider, signWith, nowMs),
    /** What we say of the sample with these headers, body or query. */
    check(part: Partial<AuthenticatedRequest>): string {
      const headers = { ...sample.headers, ...part.headers };
      const request = { ...sample, ...part, headers };
      return authenticateRequest({ type, auth: { type, config } }, request).result;
    },
  };
}
