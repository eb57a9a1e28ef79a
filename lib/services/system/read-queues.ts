import type { Pool } from "pg";
import type { QueueModel } from "#lib/schemas/system.ts";

/** Returns the state of each queue as pg-boss last counted it, a few seconds ago; none without its tables. */
export async function readQueues(pool: Pool): Promise<QueueModel[]> {
  const { rows: tables } = await pool.query<{ is_there: boolean }>(
    "SELECT to_regclass('pgboss.queue') IS NOT NULL AS is_there",
  );
  if (!tables[0]?.is_there) return [];
  const { rows } = await pool.query<QueueModel>(
    `SELECT name, ready_count AS ready, deferred_count AS delayed, active_count AS active,
       coalesce(ready_oldest_seconds, 0) * 1000 AS lag_ms
     FROM pgboss.queue WHERE name NOT LIKE '\\_\\_%' ORDER BY name`,
  );
  return rows;
}
