import type { SystemStatusModel } from "#lib/schemas/system.ts";
import type { ServiceContext } from "../context.ts";
import { GONE_AFTER_S } from "../processes/beat.ts";

/** Tells whether a worker lives. Says nothing of where or how many processes there are besides. */
export async function getSystemStatus({
  db,
}: Pick<ServiceContext, "db">): Promise<SystemStatusModel> {
  const { rows } = await db.pool.query<{ workers: number; last_beat_at: Date | null }>(
    `SELECT count(*) FILTER (WHERE beat_at > now() - $1 * interval '1 second')::int AS workers,
       max(beat_at) AS last_beat_at
     FROM process WHERE kind = 'worker'`,
    [GONE_AFTER_S],
  );
  const { workers = 0, last_beat_at = null } = rows[0] ?? {};
  return {
    is_delivering: workers > 0,
    workers,
    last_beat_at: last_beat_at?.toISOString() ?? null,
  };
}
