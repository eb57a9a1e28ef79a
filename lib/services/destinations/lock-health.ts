import type { PoolClient } from "pg";
import { HEALTHY, type Health } from "#lib/domain/delivery/protection.ts";

export type LockedHealth = {
  health: Health;
  /** The database's clock. */
  nowMs: number;
  config: { protection_disabled?: boolean; delivery_timeout?: number | null };
};

/** Locks a destination and reads how it fares; null when there is none. */
export async function lockHealth(
  client: PoolClient,
  destinationId: string,
): Promise<LockedHealth | null> {
  const { rows } = await client.query<{
    health: Health | null;
    now_ms: number;
    config: LockedHealth["config"];
  }>({
    name: "lock-health",
    text: `
      SELECT health, config, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms
      FROM destination WHERE id = $1 FOR NO KEY UPDATE`,
    values: [destinationId],
  });
  const row = rows[0];
  return row ? { health: row.health ?? HEALTHY, nowMs: row.now_ms, config: row.config } : null;
}

/** Writes how a locked destination fares. Who routes and delivers is told when that is something new. */
export async function saveHealth(client: PoolClient, destinationId: string, health: Health) {
  const sinceMs = health.state === "slowed" ? health.sinceMs : null;
  await client.query({
    name: "save-health",
    text: `
      UPDATE destination SET health = $2, slowed_at = to_timestamp($3::float8 / 1000)
      WHERE id = $1`,
    values: [destinationId, JSON.stringify(health), sinceMs],
  });
}
