import { hkdfSync } from "node:crypto";

/** What SLUICE_SECRET_KEY is used for; each purpose has a key of its own. */
type KeyPurpose =
  | "secret-box"
  | "secret-box-id"
  | "session-cookie"
  | "setup-link"
  | "unsubscribe"
  | "fingerprint";

/** Returns the 32-byte key of one purpose: HKDF-SHA256 of the installation's secret key (RFC 5869). */
export function deriveKey(secretKey: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "", `sluice ${purpose} 1`, 32));
}
