import type { Pool } from "pg";

/** Returns the connections with delivery issues that are under way: those end when it goes well again. */
export async function loadWatchedConnections(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT resource_id AS id FROM issue
     WHERE type = 'delivery' AND resource_id IS NOT NULL
       AND status IN ('OPENED', 'ACKNOWLEDGED') AND dismissed_at IS NULL`,
  );
  return rows.map(({ id }) => id);
}
