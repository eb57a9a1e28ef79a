import type { AuthenticatingSource } from "./authenticate-request.ts";
import { PROVIDERS } from "./registry.ts";

/**
 * Tells whether a source's senders are meant to be checked, be it that the secret is not set yet or the
 * scheme not known: what comes unchecked is then unverified, and not merely of no kind to be verified.
 */
export function expectsVerification({ type, auth }: AuthenticatingSource): boolean {
  const code = auth?.type ?? type;
  const provider = PROVIDERS.get(code);
  if (provider) return provider.verification !== "none";
  return auth !== null || code === "PUBLISH_API";
}
