import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the figures of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Returns the password's argon2id hash in PHC format, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

let decoy: Promise<string> | undefined;

/**
 * Tells whether the password belongs to the hash. Without a hash (no such account) it takes the same time
 * and says no, so that the answer does not tell which addresses have an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string) {
  decoy ??= hashPassword("decoy");
  const isRight = await verify(passwordHash ?? (await decoy), password.normalize("NFC"));
  return passwordHash !== null && isRight;
}
