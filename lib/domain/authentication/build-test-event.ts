import type { TestEventKind } from "#lib/schemas/source.ts";
import {
  type AuthenticatingSource,
  authenticateRequest,
  providerOf,
} from "./authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "./authentication.ts";
import type { Scheme, SignedParts } from "./provider.ts";
import { GENERIC_SIGNERS } from "./schemes/sign-generic.ts";

/** What a test event is made of, and the place that it is sent to. */
export type TestEventParts = Pick<
  AuthenticatedRequest,
  "method" | "path" | "query" | "headers" | "body" | "urls" | "nowMs"
>;

export type TestEvent =
  | { isPossible: true; request: AuthenticatedRequest }
  /** Why nobody but the provider can send this. */
  | { isPossible: false; reason: string };

class PrivateKeyAsked extends Error {
  override readonly name = "PrivateKeyAsked";
}

/** Schemes with a key pair ask for `private_key`, which nobody but the provider has. */
function withoutPrivateKey(config: AuthConfig): AuthConfig {
  return Object.defineProperty({ ...config }, "private_key", {
    get() {
      throw new PrivateKeyAsked();
    },
  });
}

function findSigner(source: AuthenticatingSource): Scheme["sign"] {
  const generic = source.auth && GENERIC_SIGNERS.get(source.auth.type);
  if (generic) return generic;
  const verification = providerOf(source)?.verification;
  return typeof verification === "object" ? verification.sign : undefined;
}

function withParts(request: AuthenticatedRequest, parts: SignedParts): AuthenticatedRequest {
  const { headers, ...rest } = parts;
  return { ...request, ...rest, headers: { ...request.headers, ...headers } };
}

function withOtherEnd(text: string): string {
  return text.slice(0, -2) + (text.endsWith("xx") ? "yy" : "xx");
}

/** Changes the body behind the back of the signature; where that goes unseen, what proves the sender. */
function tamper(
  source: AuthenticatingSource,
  unsigned: AuthenticatedRequest,
  signed: AuthenticatedRequest,
): AuthenticatedRequest {
  const changed = { ...signed, body: Buffer.concat([signed.body, Buffer.from(" ")]) };
  if (authenticateRequest(source, changed).result !== "verified") return changed;
  const headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) =>
      unsigned.headers[name] === value ? [name, value] : [name, withOtherEnd(value)],
    ),
  );
  return { ...unsigned, headers };
}

type Signed = { request: AuthenticatedRequest } | { reason: string };

function signParts(source: AuthenticatingSource, parts: TestEventParts): Signed {
  const sign = findSigner(source);
  if (!source.auth || !sign) {
    return {
      reason: "There is no secret to sign with. Set it first, or send the event unsigned.",
    };
  }
  try {
    return { request: withParts(parts, sign(withoutPrivateKey(source.auth.config), parts)) };
  } catch (error) {
    if (!(error instanceof PrivateKeyAsked)) throw error;
    return {
      reason: "Only the provider can sign: it alone has the private key. Send the event unsigned.",
    };
  }
}

/**
 * Makes the request that a source's own sender would make, or a wrong one: not signed, or changed on the
 * way.
 */
export function buildTestEvent(
  source: AuthenticatingSource,
  kind: Exclude<TestEventKind, "handshake">,
  parts: TestEventParts,
): TestEvent {
  if (kind === "unsigned") return { isPossible: true, request: parts };
  const signed = signParts(source, parts);
  if ("reason" in signed) return { isPossible: false, reason: signed.reason };
  const { request } = signed;
  const sent = kind === "tampered" ? tamper(source, parts, request) : request;
  return { isPossible: true, request: sent };
}
