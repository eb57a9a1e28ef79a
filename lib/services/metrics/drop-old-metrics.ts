import type { Pool } from "pg";
import {
  HOUR_S,
  HOURS_KEPT_MS,
  MINUTE_S,
  minutesKeptFrom,
} from "#lib/domain/metrics/roll-up-tiers.ts";

/** Rows that one statement deletes. */
const CHUNK = 10_000;

/** The roll-ups and the scopes that their keys begin with after the project. */
const ROLL_UPS = [
  { table: "request_rollup", scopes: [0, 1] },
  { table: "event_rollup", scopes: [0, 1] },
  { table: "attempt_rollup", scopes: [0, 1] },
  { table: "event_peak", scopes: [0, 1, 2, 3] },
  { table: "queue_sample", scopes: [0, 1, 2] },
  { table: "execution_rollup", scopes: [null] },
  { table: "ignored_rollup", scopes: [null] },
] as const;

/** `table` is a partition: in a whole table, ctid would name a row of each. */
async function dropBefore(pool: Pool, table: string, where: string, values: unknown[]) {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT ${CHUNK}))`,
      values,
    );
    if ((rowCount ?? 0) < CHUNK) return;
  }
}

/**
 * Deletes roll-ups that are older than they are kept, a few at a time, and the book-keeping of what does
 * not wait any more. Each part is a range of a primary key.
 */
export async function dropOldMetrics(pool: Pool, now: Date): Promise<void> {
  const parts = [
    { name: "minute", period: MINUTE_S, before: new Date(minutesKeptFrom(now.getTime())) },
    { name: "hour", period: HOUR_S, before: new Date(now.getTime() - HOURS_KEPT_MS) },
  ];
  const projects = await pool.query<{ id: string }>("SELECT id FROM project");
  for (const { id } of projects.rows) {
    for (const { table, scopes } of ROLL_UPS) {
      for (const scope of scopes) {
        for (const { name, period, before } of parts) {
          const where = "project_id = $1 AND period = $2 AND bucket_at < $3";
          const values = [id, period, before];
          if (scope === null) await dropBefore(pool, `${table}_${name}`, where, values);
          else
            await dropBefore(pool, `${table}_${name}`, `${where} AND scope = $4`, [
              ...values,
              scope,
            ]);
        }
      }
    }
  }
  await pool.query("DELETE FROM event_backlog WHERE count = 0");
}
