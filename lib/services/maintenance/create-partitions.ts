import type { Pool } from "pg";
import { type IdPrefix, idLowerBound } from "#lib/domain/ids.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS_AHEAD = 14;

/** The tables that grow with traffic, and the prefix of the ids that they are partitioned by. */
export const PARTITIONED_TABLES = [
  { table: "payload", prefix: "edt" },
  { table: "request", prefix: "req" },
  { table: "ignored_event", prefix: "req" },
  { table: "event", prefix: "evt" },
  { table: "attempt", prefix: "atm" },
  { table: "execution", prefix: "reqt" },
] as const satisfies readonly { table: string; prefix: IdPrefix }[];

/** Rows that change leave room in their page; what no query asks for by order needs none. */
const STORAGE: Record<string, string> = {
  event: "WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05)",
  request: "WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05)",
};

export function partitionName(table: string, day: Date): string {
  return `${table}_p${day.toISOString().slice(0, 10).replaceAll("-", "")}`;
}

/**
 * Creates the partitions of `daysBack` days before today up to two weeks ahead; those that exist stay.
 * Serialised by an advisory lock, so that any number of processes may call it.
 */
export async function createPartitions(pool: Pool, now: Date, daysBack = 1): Promise<number> {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const client = await pool.connect();
  let created = 0;
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtext('sluice partitions'))");
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relispartition",
    );
    const existing = new Set(rows.map((row) => row.name));
    for (const { table, prefix } of PARTITIONED_TABLES) {
      for (let offset = -daysBack; offset <= DAYS_AHEAD; offset += 1) {
        const from = today + offset * DAY_MS;
        const name = partitionName(table, new Date(from));
        if (existing.has(name)) continue;
        const bounds = [idLowerBound(prefix, from), idLowerBound(prefix, from + DAY_MS)];
        await client.query(
          `CREATE TABLE "${name}" PARTITION OF "${table}"
           FOR VALUES FROM ('${bounds[0]}') TO ('${bounds[1]}') ${STORAGE[table] ?? ""}`,
        );
        created += 1;
      }
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  return created;
}
