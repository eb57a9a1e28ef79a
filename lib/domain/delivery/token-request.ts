import { createSign } from "node:crypto";
import { serviceAccountKey } from "./service-account-key.ts";

type Auth = Readonly<Record<string, unknown>>;

/** The call by which a token is asked for. */
export type TokenRequest = {
  url: string;
  /** Name, value, name, value … */
  headers: string[];
  body: Buffer;
};

type Form = Record<string, string | undefined>;

/** How long a signed assertion may be used: the most that Google accepts. */
const ASSERTION_S = 3_600;
const GOOGLE_SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

const text = (value: unknown) => (typeof value === "string" ? value : "");
const optional = (value: unknown) => text(value) || undefined;

function tokenRequest(url: string, form: Form, authorization?: string): TokenRequest {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) if (value !== undefined) body.set(name, value);
  const headers = [
    "content-type",
    "application/x-www-form-urlencoded",
    "accept",
    "application/json",
    "user-agent",
    "Sluice",
  ];
  if (authorization) headers.push("authorization", authorization);
  return { url, headers, body: Buffer.from(body.toString()) };
}

/** Each half is form-encoded first, so that a colon inside an id splits nothing (RFC 6749 §2.3.1). */
function basic(auth: Auth): string {
  const encode = (value: unknown) => encodeURIComponent(text(value)).replaceAll("%20", "+");
  const login = `${encode(auth.client_id)}:${encode(auth.client_secret)}`;
  return `Basic ${Buffer.from(login).toString("base64")}`;
}

function asClient(auth: Auth, form: Form, method: unknown): TokenRequest {
  const url = text(auth.auth_server);
  if (method === "bearer") return tokenRequest(url, form, `Bearer ${text(auth.client_secret)}`);
  if (method !== "x-www-form-urlencoded") return tokenRequest(url, form, basic(auth));
  const client = { client_id: text(auth.client_id), client_secret: text(auth.client_secret) };
  return tokenRequest(url, { ...form, ...client });
}

function googleAssertion(auth: Auth, nowMs: number): TokenRequest {
  const key = serviceAccountKey.parse(JSON.parse(text(auth.service_account_key)));
  const issuedAt = Math.floor(nowMs / 1_000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const header = encode({ alg: "RS256", typ: "JWT", kid: key.private_key_id });
  const claims = encode({
    iss: key.client_email,
    scope: optional(auth.scope) ?? GOOGLE_SCOPE,
    aud: key.token_uri,
    iat: issuedAt,
    exp: issuedAt + ASSERTION_S,
  });
  const signature = createSign("RSA-SHA256")
    .update(`${header}.${claims}`)
    .sign(key.private_key, "base64url");
  const assertion = `${header}.${claims}.${signature}`;
  return tokenRequest(key.token_uri, { grant_type: JWT_BEARER, assertion });
}

/**
 * Builds the call for a new access token: the client credentials grant (RFC 6749 §4.4), a refresh (§6),
 * or the assertion of a Google service account (RFC 7523). `refreshToken` is the one that the server gave
 * last; the configured one stands in until there is one. Null for a way that needs no token.
 * Throws for a service account key that cannot sign.
 */
export function buildTokenRequest(
  authType: string,
  auth: Auth,
  refreshToken: string | null,
  nowMs: number,
): TokenRequest | null {
  const scope = optional(auth.scope);
  switch (authType) {
    case "OAUTH2_CLIENT_CREDENTIALS":
      return asClient(auth, { grant_type: "client_credentials", scope }, auth.authentication_type);
    case "OAUTH2_AUTHORIZATION_CODE": {
      const token = refreshToken ?? text(auth.refresh_token);
      const form = { grant_type: "refresh_token", refresh_token: token, scope };
      return asClient(auth, form, "x-www-form-urlencoded");
    }
    case "GCP_SERVICE_ACCOUNT":
      return googleAssertion(auth, nowMs);
    default:
      return null;
  }
}
