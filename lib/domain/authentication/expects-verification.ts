import { type AuthenticatingSource, providerOf } from "./authenticate-request.ts";

/**
 * Tells whether a source's senders are meant to be checked, be it that the secret is not set yet or the
 * scheme not known: what comes unchecked is then unverified, and not merely of no kind to be verified.
 */
export function expectsVerification(source: AuthenticatingSource): boolean {
  const provider = providerOf(source);
  return provider ? provider.verification !== "none" : source.auth !== null;
}
