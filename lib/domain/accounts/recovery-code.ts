import { createHash } from "node:crypto";

/** No letter that is taken for a digit, so that a code survives paper. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const GROUP = 5;

export const RECOVERY_CODES = 10;
export const RECOVERY_CODE_BYTES = 10;

/** Returns a code such as `k3m9p-x7q2r` (49 bits) from as many random bytes as RECOVERY_CODE_BYTES says. */
export function toRecoveryCode(random: Uint8Array): string {
  const letters = [...random].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}

/** Returns what is stored of a code, however its owner writes it down: capitals, spaces and dashes do not count. */
export function hashRecoveryCode(code: string): Buffer<ArrayBuffer> {
  const letters = code.toLowerCase().replaceAll(/[\s-]/g, "");
  return createHash("sha256").update(letters).digest();
}
