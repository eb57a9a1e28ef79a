import {
  type AuthenticatedRequest,
  type Authentication,
  REJECTED,
  UNVERIFIED,
} from "./authentication.ts";
import { AUTHENTICATION_SCHEMES } from "./registry.ts";

/** The authentication of a source: null when none is configured. */
export type SourceAuth = { type: string; config: Readonly<Record<string, unknown>> } | null;

/**
 * Checks the sender of a request over its raw bytes. A type that has no scheme is rejected: what is
 * meant to be protected is never let through. Never throws.
 */
export function authenticateRequest(
  auth: SourceAuth,
  request: AuthenticatedRequest,
): Authentication {
  if (auth === null) return UNVERIFIED;
  const scheme = AUTHENTICATION_SCHEMES.get(auth.type);
  return scheme ? scheme(auth.config, request) : REJECTED;
}
