import type { Pool } from "pg";

const WINDOW = "15 minutes";

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

// Counted before the password is looked at, in one statement: tries at the same time cannot slip by.
// Rows are locked in the order of their keys, so that two tries never wait for each other.
const COUNT = `
  INSERT INTO rate_counter AS counter (key, count, resets_at)
  SELECT key, 1, now() + interval '${WINDOW}' FROM unnest($1::text[]) AS key
  ORDER BY key COLLATE "C"
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN counter.resets_at <= now() THEN 1 ELSE counter.count + 1 END,
    resets_at = CASE WHEN counter.resets_at <= now() THEN EXCLUDED.resets_at ELSE counter.resets_at END
  RETURNING key, count, ceil(extract(epoch FROM resets_at - now()))::int AS "resetsInS"`;

type CounterRow = { key: string; count: number; resetsInS: number };

/** Counts a try; returns 0 when it may go on, otherwise the seconds to wait. */
export async function countSignInTry(pool: Pool, signInTry: SignInTry): Promise<number> {
  const all = Object.values(counters(signInTry));
  const { rows } = await pool.query<CounterRow>(COUNT, [all.map((counter) => counter.key)]);
  const limitOf = new Map(all.map((counter) => [counter.key, counter.limit]));
  const full = rows.filter((row) => row.count > (limitOf.get(row.key) ?? 0));
  return Math.max(0, ...full.map((row) => row.resetsInS));
}

const DROP = `
  DELETE FROM rate_counter WHERE key IN (
    SELECT key FROM rate_counter WHERE key = ANY($1) OR resets_at <= now() ORDER BY key FOR UPDATE)`;

/** Takes a try that turned out right off the counters, and drops those whose window is over. */
export async function forgiveSignInTry(pool: Pool, signInTry: SignInTry): Promise<void> {
  const { pair, account, address } = counters(signInTry);
  await pool.query("UPDATE rate_counter SET count = greatest(count - 1, 0) WHERE key = $1", [
    address.key,
  ]);
  await pool.query(DROP, [[pair.key, account.key]]);
}
