import { constants, createHmac, type KeyObject, verify } from "node:crypto";
import { isEqualSecret } from "../equal.ts";
import { isJsonObject, type JsonObject, jsonObjectOf } from "./json-object.ts";
import { strictDecode } from "./strict-decode.ts";

/** A signed token in compact form (RFC 7515), read and not yet believed. */
export type Jws = {
  algorithm: string;
  keyId: string | null;
  /** As they stand in the token; the payload is empty where it was sent apart. */
  header: string;
  payload: string;
  signature: string;
};

const MAX_CHARS = 16_384;
/** What each kind of key signs with: a token cannot choose a way that its key is not for. */
const ALGORITHMS: Readonly<Record<string, RegExp>> = {
  rsa: /^(?:RS|PS)(256|384|512)$/,
  ec: /^ES(256|384|512)$/,
  ed25519: /^EdDSA$/,
};
const SHARED = /^HS(256|384|512)$/;

function decodeJson(part: string): JsonObject | null {
  const bytes = strictDecode(part, "base64url");
  return bytes && jsonObjectOf(bytes);
}

/** Splits a token and reads its header; null when it is none, or asks for what is not understood. */
export function readJws(text: string | undefined): Jws | null {
  if (!text || text.length > MAX_CHARS) return null;
  const [header = "", payload = "", signature = "", ...rest] = text.split(".");
  const fields = decodeJson(header);
  if (rest.length > 0 || typeof fields?.alg !== "string" || "crit" in fields) return null;
  const keyId = typeof fields.kid === "string" ? fields.kid : null;
  return { algorithm: fields.alg, keyId, header, payload, signature };
}

/** The claims of a token that `isSignedBy` found right. */
export function claimsOf(jws: Jws): JsonObject | null {
  return decodeJson(jws.payload);
}

/** Whether a shared secret (text) or the owner of a public key signed this; never throws. */
export function isSignedBy(jws: Jws, key: string | KeyObject, payload = jws.payload): boolean {
  const content = `${jws.header}.${payload}`;
  if (typeof key === "string") {
    const bits = SHARED.exec(jws.algorithm)?.[1];
    if (bits === undefined) return false;
    const expected = createHmac(`sha${bits}`, key).update(content).digest("base64url");
    return isEqualSecret(jws.signature, expected);
  }
  const match = ALGORITHMS[key.asymmetricKeyType ?? ""]?.exec(jws.algorithm);
  const signature = strictDecode(jws.signature, "base64url");
  if (!match || !signature) return false;
  const isPss = jws.algorithm.startsWith("PS");
  const options = {
    key,
    dsaEncoding: "ieee-p1363" as const,
    ...(isPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  };
  try {
    return verify(match[1] ? `sha${match[1]}` : null, Buffer.from(content), options, signature);
  } catch {
    return false;
  }
}

/** Whether a token's own times (RFC 7519: seconds) hold now; one without an end never does. */
export function isInForce(claims: JsonObject, nowMs: number): boolean {
  const { exp, nbf = 0, iat = 0 } = claims;
  const nowS = nowMs / 1_000;
  if (typeof exp !== "number" || typeof nbf !== "number" || typeof iat !== "number") return false;
  return nowS < exp + CLOCK_SKEW_S && nowS > Math.max(nbf, iat) - CLOCK_SKEW_S;
}

const CLOCK_SKEW_S = 60;

/** The key with this id in a JSON Web Key Set; null when there is none. */
export function keysOf(text: string): readonly JsonObject[] {
  const keys = jsonObjectOf(Buffer.from(text))?.keys;
  return Array.isArray(keys) ? keys.filter(isJsonObject) : [];
}
