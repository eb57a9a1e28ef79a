import { createHmac } from "node:crypto";

const STEP_S = 30;
const DIGITS = 6;
/** A code of the step before or after counts too: clocks differ, and people type slowly. */
const DRIFT_STEPS = 1;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** How many bytes a secret has: as many as its hash (RFC 4226 §4). */
export const TOTP_SECRET_BYTES = 20;

/** Returns bytes in base 32 without padding, as authenticator apps take a secret (RFC 4648 §6). */
export function toBase32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => BASE32[Number.parseInt(group.padEnd(5, "0"), 2)])
    .join("");
}

/** Returns the code for one counter (RFC 4226 §5.3). */
function hotp(secret: Uint8Array, counter: number, digits: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac("sha1", secret).update(message).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** Returns the time step that `nowMs` is in. */
function stepAt(nowMs: number): number {
  return Math.floor(nowMs / 1_000 / STEP_S);
}

/** Returns the code that an authenticator app shows at `nowMs` (RFC 6238). */
export function totpCode(secret: Uint8Array, nowMs: number, digits = DIGITS): string {
  return hotp(secret, stepAt(nowMs), digits);
}

/**
 * Returns the step that the code belongs to, null when it is wrong. A step up to `lastStep`, the one that was
 * used last, is refused, so that nobody who looks on can use a code a second time (RFC 6238 §5.2).
 */
export function matchTotp(
  secret: Uint8Array,
  code: string,
  { nowMs, lastStep }: { nowMs: number; lastStep: number | null },
): number | null {
  const current = stepAt(nowMs);
  for (let step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step += 1) {
    if (lastStep !== null && step <= lastStep) continue;
    if (hotp(secret, step, DIGITS) === code) return step;
  }
  return null;
}

/** Returns the address that authenticator apps read from a QR code. */
export function totpUri(secret: Uint8Array, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({ secret: toBase32(secret), issuer });
  return `otpauth://totp/${label}?${query.toString().replaceAll("+", "%20")}`;
}
