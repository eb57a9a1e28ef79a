import { hostname } from "node:os";
import type { Pool } from "pg";

/** A process that has not been heard of for this long is taken for gone. */
export const GONE_AFTER_S = 30;

export type ProcessKind = "web" | "worker";

/** Says that this process lives, and forgets those that were gone for a day. */
export async function beat(pool: Pool, id: string, kind: ProcessKind, version: string) {
  await pool.query(
    `WITH forgotten AS (DELETE FROM process WHERE beat_at < now() - interval '1 day')
     INSERT INTO process (id, kind, version, hostname, pid) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET beat_at = now()`,
    [id, kind, version, hostname(), process.pid],
  );
}

/** Takes this process off the list at an orderly end. */
export async function sayGoodbye(pool: Pool, id: string) {
  await pool.query("DELETE FROM process WHERE id = $1", [id]);
}
