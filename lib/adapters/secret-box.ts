import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { deriveKey } from "#lib/domain/derive-key.ts";

const ALGORITHM = "aes-256-gcm";
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** 64 bits: two values of a project that look alike are not to be expected. */
const FINGERPRINT_DIGITS = 16;
const HEADER_BYTES = KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** Which field of which row a secret belongs to. */
type SecretPlace = {
  projectId: string;
  /** Id of the row. */
  resource: string;
  field: string;
};

/** Encrypts what must not be readable in the database or in a copy of it. */
export type SecretBox = {
  /** Returns key id, nonce, tag and ciphertext in one buffer. The same text never looks the same twice. */
  seal(plaintext: string, place: SecretPlace): Buffer<ArrayBuffer>;
  /** Throws `SecretBoxError` when the envelope was changed, moved to another place, or its key is unknown. */
  open(envelope: Uint8Array, place: SecretPlace): string;
  /**
   * Returns a short text that is the same for the same value of a project, from which nobody without the key
   * can tell the value, not even by trying.
   */
  fingerprint(value: string, projectId: string): string;
};

export class SecretBoxError extends Error {
  override readonly name = "SecretBoxError";
}

type BoxKey = { id: Buffer; key: Buffer };

function toBoxKey(secretKey: string): BoxKey {
  const id = deriveKey(secretKey, "secret-box-id").subarray(0, KEY_ID_BYTES);
  return { id, key: deriveKey(secretKey, "secret-box") };
}

/** The key id is authenticated along with the place, so that no byte of an envelope can be changed. */
function associatedData(keyId: Uint8Array, place: SecretPlace): Buffer {
  return Buffer.concat([keyId, Buffer.from(`${place.projectId}:${place.resource}:${place.field}`)]);
}

/**
 * Creates the box for SLUICE_SECRET_KEY. What was sealed under one of `previousSecretKeys` still opens;
 * sealing always uses the current key.
 */
export function createSecretBox(
  secretKey: string,
  previousSecretKeys: readonly string[] = [],
): SecretBox {
  const current = toBoxKey(secretKey);
  const keys = [current, ...previousSecretKeys.map(toBoxKey)];
  const fingerprintKey = deriveKey(secretKey, "fingerprint");

  return {
    fingerprint(value, projectId) {
      const hmac = createHmac("sha256", fingerprintKey);
      return hmac
        .update(`${projectId}\0`)
        .update(value, "utf8")
        .digest("hex")
        .slice(0, FINGERPRINT_DIGITS);
    },
    seal(plaintext, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce);
      cipher.setAAD(associatedData(current.id, place));
      const text = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
      return Buffer.concat([current.id, nonce, cipher.getAuthTag(), text]);
    },
    open(envelope, place) {
      const bytes = Buffer.from(envelope);
      const id = bytes.subarray(0, KEY_ID_BYTES);
      const key = keys.find((candidate) => candidate.id.equals(id));
      if (!key || bytes.length < HEADER_BYTES) {
        throw new SecretBoxError("sealed with a key that is not configured");
      }
      const nonce = bytes.subarray(KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key.key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(associatedData(id, place));
      decipher.setAuthTag(bytes.subarray(KEY_ID_BYTES + NONCE_BYTES, HEADER_BYTES));
      try {
        const text = decipher.update(bytes.subarray(HEADER_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        throw new SecretBoxError("changed, or sealed for another place");
      }
    },
  };
}
