import type { Pool } from "pg";

/** What is counted in one window: the key says what, the limit how often it may happen. */
export type TryCounter = { key: string; limit: number };

// Counted before anything is looked at, in one statement: tries at the same time cannot slip by.
// Rows are locked in the order of their keys, so that two tries never wait for each other.
const COUNT = `
  INSERT INTO rate_counter AS counter (key, count, resets_at)
  SELECT key, 1, now() + $2::int * interval '1 second' FROM unnest($1::text[]) AS key
  ORDER BY key COLLATE "C"
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN counter.resets_at <= now() THEN 1 ELSE counter.count + 1 END,
    resets_at = CASE WHEN counter.resets_at <= now() THEN EXCLUDED.resets_at ELSE counter.resets_at END
  RETURNING key, count, ceil(extract(epoch FROM resets_at - now()))::int AS "resetsInS"`;

type CounterRow = { key: string; count: number; resetsInS: number };

/**
 * Counts a try against every counter, shared by all processes; returns 0 when it may go on, otherwise the
 * seconds to wait.
 */
export async function countTries(
  pool: Pool,
  counters: readonly TryCounter[],
  windowS: number,
): Promise<number> {
  const keys = counters.map((counter) => counter.key);
  const { rows } = await pool.query<CounterRow>(COUNT, [keys, windowS]);
  const limitOf = new Map(counters.map((counter) => [counter.key, counter.limit]));
  const full = rows.filter((row) => row.count > (limitOf.get(row.key) ?? 0));
  return Math.max(0, ...full.map((row) => row.resetsInS));
}

const DROP = `
  DELETE FROM rate_counter WHERE key IN (
    SELECT key FROM rate_counter WHERE key = ANY($1) OR resets_at <= now() ORDER BY key FOR UPDATE)`;

/** Drops these counters, and all whose window is over. */
export async function forgetTries(pool: Pool, keys: readonly string[]): Promise<void> {
  await pool.query(DROP, [keys]);
}
