import { constants, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import {
  type AuthConfig,
  type AuthenticatedRequest,
  REJECTED,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import type { Scheme } from "../provider.ts";
import { compileContent } from "./content-template.ts";
import { readSignature, type SignatureHeader, writeSignature } from "./signature-header.ts";
import { isFresh, type TimeUnit, writeTime } from "./signed-time.ts";
import { strictDecode } from "./strict-decode.ts";

export type PublicKeySpec = SignatureHeader & {
  algorithm:
    | "ed25519"
    | "rsa-sha1"
    | "rsa-sha256"
    | "rsa-sha512"
    | "rsapss-sha512"
    | "ecdsa-sha1"
    | "ecdsa-sha256";
  /** base64 unless told. */
  encoding?: "hex" | "base64" | "base64url";
  /** `public_key` unless told. */
  keyField?: string;
  content?: string;
  time?: TimeUnit;
  toleranceS?: number;
};

const ED25519_BYTES = 32;
/** The DER header of an Ed25519 public key (RFC 8410), in front of the 32 bytes that many print alone. */
const ED25519_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const MAX_KEYS = 1_000;
const keys = new Map<string, KeyObject | null>();

function parseKey(text: string): KeyObject | null {
  try {
    if (text.includes("-----BEGIN")) return createPublicKey(text.replaceAll("\\n", "\n"));
    const isHex = /^[0-9a-f]{64}$/i.test(text);
    const bytes = Buffer.from(text, isHex ? "hex" : "base64");
    const isRaw = bytes.length === ED25519_BYTES;
    const key = isRaw ? Buffer.concat([ED25519_PREFIX, bytes]) : bytes;
    return createPublicKey({ key, format: "der", type: "spki" });
  } catch {
    return null;
  }
}

/** Reads a public key or certificate: PEM, base64 of DER, or the 32 bytes of Ed25519. Null: none of them. */
export function publicKeyOf(text: string): KeyObject | null {
  const trimmed = text.trim();
  const known = keys.get(trimmed);
  if (known !== undefined) return known;
  if (keys.size >= MAX_KEYS) keys.clear();
  const key = parseKey(trimmed);
  keys.set(trimmed, key);
  return key;
}

function digestOf(algorithm: PublicKeySpec["algorithm"]): string | null {
  return algorithm === "ed25519" ? null : algorithm.slice(algorithm.indexOf("-") + 1);
}

/** A key as `sign` and `verify` of node:crypto want it; the salt of PSS is found, or as long as the hash. */
function keyFor<Key extends KeyObject | string>(algorithm: PublicKeySpec["algorithm"], key: Key) {
  if (!algorithm.startsWith("rsapss")) return key;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const { RSA_PSS_SALTLEN_AUTO, RSA_PSS_SALTLEN_DIGEST } = constants;
  const saltLength = typeof key === "string" ? RSA_PSS_SALTLEN_DIGEST : RSA_PSS_SALTLEN_AUTO;
  return { key, padding, saltLength };
}

/** Checks bytes against a signature; false, never a throw, for a key of another kind. */
export function verifyWith(
  key: KeyObject,
  algorithm: PublicKeySpec["algorithm"],
  pieces: readonly (string | Uint8Array)[],
  signature: Uint8Array,
): boolean {
  const data = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
  try {
    return verify(digestOf(algorithm), data, keyFor(algorithm, key), signature);
  } catch {
    return false;
  }
}

/** A signature by a key pair of the provider's, whose public half is configured. */
export function publicKeyScheme(spec: PublicKeySpec): Scheme {
  const { algorithm, encoding = "base64", keyField = "public_key" } = spec;
  const content = compileContent(spec.content ?? "{body}");

  function pieces(request: AuthenticatedRequest, timestamp: string, id: string, url: string) {
    const { body, method } = request;
    return content.pieces({ body, method, timestamp, id, url, secret: "" });
  }

  return {
    verify(config, request) {
      const text = config[keyField];
      if (typeof text !== "string" || text === "") return UNVERIFIED;
      const key = publicKeyOf(text);
      const read = readSignature(spec, request);
      if (!key || !read) return REJECTED;
      if (spec.time && !isFresh(read.timestamp, spec.time, request.nowMs, spec.toleranceS)) {
        return REJECTED;
      }
      const urls = content.usesUrl ? request.urls() : [""];
      const isRight = read.signatures.some((text) => {
        const signature = strictDecode(text, encoding);
        return (
          signature !== null &&
          urls.some((url) =>
            verifyWith(key, algorithm, pieces(request, read.timestamp, read.id, url), signature),
          )
        );
      });
      return isRight ? VERIFIED : REJECTED;
    },
    sign: (config: AuthConfig, request) => {
      const timestamp = writeTime(request.nowMs, spec.time ?? "s");
      const id = "msg_sluice_test";
      const data = Buffer.concat(
        pieces(request, timestamp, id, request.urls()[0] ?? "").map((piece) =>
          Buffer.from(piece as string),
        ),
      );
      const key = keyFor(algorithm, String(config.private_key));
      const bytes = sign(digestOf(algorithm), data, key);
      return {
        headers: writeSignature(spec, { signature: bytes.toString(encoding), timestamp, id }),
      };
    },
  };
}
