import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import {
  type AuthConfig,
  type AuthenticatedRequest,
  REJECTED,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Scheme } from "../provider.ts";
import { compileContent } from "./content-template.ts";
import { readSignature, type SignatureHeader, writeSignature } from "./signature-header.ts";
import { isFresh, type TimeUnit, writeTime } from "./signed-time.ts";

export type HmacSpec = SignatureHeader & {
  /** sha256 unless told. */
  algorithm?: "md5" | "sha1" | "sha256" | "sha384" | "sha512";
  /** A hash over content that holds the secret, instead of an HMAC. */
  isPlainHash?: boolean;
  /** hex unless told; HEX is upper case. */
  encoding?: "hex" | "HEX" | "base64" | "base64url";
  /** How the secret's text becomes the key: as it is, unless told. */
  keyOf?: (secret: string) => string | Uint8Array;
  /** Where the secret stands in the configuration: `webhook_secret_key` unless told. */
  secretField?: string;
  /** `{body}` unless told. */
  content?: string;
  /** The unit of the signed time; a signature without one never grows old. */
  time?: TimeUnit;
  toleranceS?: number;
};

const DELIVERY_ID = "msg_sluice_test";

function secretOf(config: AuthConfig, field = "webhook_secret_key"): string | null {
  const secret = config[field];
  return typeof secret === "string" && secret !== "" ? secret : null;
}

/**
 * A keyed hash over the raw body, the time and whatever else `content` names, in a header. The text must
 * be exactly ours: no other case of hex; only the padding of base64 may be left out.
 */
export function hmacScheme(spec: HmacSpec): Scheme {
  const { algorithm = "sha256", encoding = "hex", keyOf = (secret: string) => secret } = spec;
  const content = compileContent(spec.content ?? "{body}");
  const unpadded = (text: string) =>
    encoding.startsWith("base64") ? text.replace(/={1,2}$/, "") : text;

  function compute(
    secret: string,
    request: AuthenticatedRequest,
    { timestamp, id }: { timestamp: string; id: string },
    url: string,
  ): string {
    const { body, method } = request;
    const hash: Hash | Hmac = spec.isPlainHash
      ? createHash(algorithm)
      : createHmac(algorithm, keyOf(secret));
    for (const piece of content.pieces({ body, timestamp, id, secret, url, method })) {
      hash.update(piece);
    }
    if (encoding === "HEX") return hash.digest("hex").toUpperCase();
    return hash.digest(encoding);
  }

  return {
    verify(config, request) {
      const secret = secretOf(config, spec.secretField);
      if (secret === null) return UNVERIFIED;
      // Anybody can sign with the empty key that a secret of another form decodes to.
      if (keyOf(secret).length === 0) return REJECTED;
      const read = readSignature(spec, request);
      if (!read) return REJECTED;
      if (spec.time && !isFresh(read.timestamp, spec.time, request.nowMs, spec.toleranceS)) {
        return REJECTED;
      }
      const urls = content.usesUrl ? request.urls() : [""];
      const isRight = urls.some((url) => {
        const expected = unpadded(compute(secret, request, read, url));
        return read.signatures.some((given) => isEqualSecret(unpadded(given), expected));
      });
      return isRight ? VERIFIED : REJECTED;
    },
    sign(config, request) {
      const secret = secretOf(config, spec.secretField) ?? "";
      const parts = { timestamp: writeTime(request.nowMs, spec.time ?? "s"), id: DELIVERY_ID };
      const signature = compute(secret, request, parts, request.urls()[0] ?? "");
      return { headers: writeSignature(spec, { signature, ...parts }) };
    },
  };
}
