import type { Pool, PoolClient } from "pg";
import { FOLD_ATTEMPTS } from "./fold-attempts.ts";
import { FOLD_EVENTS } from "./fold-events.ts";
import { FOLD_EXECUTIONS } from "./fold-executions.ts";
import { FOLD_REQUESTS } from "./fold-requests.ts";

/** Rows of one table that one transaction takes. */
const CHUNK = 20_000;
/** What is left after this many transactions waits for the next run. */
const MAX_ROUNDS = 50;

/** `emptied` names roll-ups that count nothing any more, such as those of events that were waiting. */
type Folded = { taken: number; emptied: object[] | null };

const FACTS = [
  { name: "fold-requests", sql: FOLD_REQUESTS, rollup: "request_rollup" },
  { name: "fold-events", sql: FOLD_EVENTS, rollup: "event_rollup" },
  { name: "fold-attempts", sql: FOLD_ATTEMPTS, rollup: "attempt_rollup" },
  { name: "fold-executions", sql: FOLD_EXECUTIONS, rollup: "execution_rollup" },
] as const;

async function removeEmptied(client: PoolClient, rollup: string, emptied: object[]) {
  await client.query(
    `DELETE FROM ${rollup} r USING json_to_recordset($1::text::json) AS e (project_id text,
       scope smallint, period int, bucket_at timestamptz, key uuid)
     WHERE (r.project_id, r.scope, r.period, r.bucket_at, r.key)
       = (e.project_id, e.scope, e.period, e.bucket_at, e.key)`,
    [JSON.stringify(emptied)],
  );
}

/** Returns the most rows that were taken of one table, or null when somebody else folds. */
async function foldOnce(client: PoolClient): Promise<number | null> {
  const lock = await client.query<{ held: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtext('sluice metrics')) AS held",
  );
  if (!lock.rows[0]?.held) return null;
  let most = 0;
  for (const { name, sql, rollup } of FACTS) {
    const { rows } = await client.query<Folded>({ name, text: sql, values: [CHUNK] });
    const { taken = 0, emptied = null } = rows[0] ?? {};
    if (emptied) await removeEmptied(client, rollup, emptied);
    most = Math.max(most, taken);
  }
  return most;
}

/**
 * Adds everything that was counted since the last run to the roll-ups. Taking and adding is one
 * transaction, so each count arrives exactly once, whoever dies meanwhile. One process folds at a time;
 * the others return at once. `signal` ends it between two transactions.
 */
export async function foldMetrics(pool: Pool, signal?: AbortSignal): Promise<void> {
  const client = await pool.connect();
  try {
    for (let round = 0; round < MAX_ROUNDS && !signal?.aborted; round += 1) {
      await client.query("BEGIN");
      const most = await foldOnce(client);
      await client.query("COMMIT");
      if (most === null || most < CHUNK) return;
    }
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
