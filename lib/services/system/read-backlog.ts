import type { Pool } from "pg";
import type { SystemModel } from "#lib/schemas/system.ts";

/** Returns how many events of all projects wait, and for how long the first of them has been due. */
export async function readBacklog(pool: Pool): Promise<SystemModel["events"]> {
  const { rows } = await pool.query<SystemModel["events"]>(
    `SELECT coalesce(sum(count) FILTER (WHERE status = 'QUEUED'), 0)::int AS queued,
       coalesce(sum(count) FILTER (WHERE status = 'SCHEDULED'), 0)::int AS scheduled,
       coalesce(sum(count) FILTER (WHERE status = 'HOLD'), 0)::int AS held,
       coalesce((SELECT max(max_age_ms) FROM queue_sample
         WHERE scope = 0 AND period = 60 AND bucket_at >= date_trunc('minute', now()))::int, 0)
         AS oldest_due_ms
     FROM event_backlog`,
  );
  return rows[0] ?? { queued: 0, scheduled: 0, held: 0, oldest_due_ms: 0 };
}
