import type { Pool } from "pg";
import { countTries, forgetTries } from "../rate-limits/count-tries.ts";

const WINDOW_S = 15 * 60;

/**
 * Failed tries per window. One address soon stops for one account; the wider two bound an attack from many
 * addresses, high enough that nobody is locked out of an account by a stranger's few tries.
 */
const LIMITS = { accountAndAddress: 10, account: 100, address: 100 };

export type SignInTry = { email: string; ipAddress: string | null };

function counters({ email, ipAddress }: SignInTry) {
  const address = ipAddress ?? "unknown";
  return {
    pair: { key: `sign-in ${address} ${email}`, limit: LIMITS.accountAndAddress },
    account: { key: `sign-in account ${email}`, limit: LIMITS.account },
    address: { key: `sign-in address ${address}`, limit: LIMITS.address },
  };
}

/** Counts a try; returns 0 when it may go on, otherwise the seconds to wait. */
export function countSignInTry(pool: Pool, signInTry: SignInTry): Promise<number> {
  return countTries(pool, Object.values(counters(signInTry)), WINDOW_S);
}

/** Takes a try that turned out right off the counters, and drops those whose window is over. */
export async function forgiveSignInTry(pool: Pool, signInTry: SignInTry): Promise<void> {
  const { pair, account, address } = counters(signInTry);
  await pool.query("UPDATE rate_counter SET count = greatest(count - 1, 0) WHERE key = $1", [
    address.key,
  ]);
  await forgetTries(pool, [pair.key, account.key]);
}
