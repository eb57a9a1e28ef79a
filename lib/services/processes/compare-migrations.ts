import { readdir } from "node:fs/promises";
import type { Pool } from "pg";

/** Where migrations lie, seen from where every process is started. */
export const MIGRATIONS = "prisma/migrations";

/** Returns how many migrations of the folder the database has, and the names of those that it has not. */
export async function compareMigrations(
  pool: Pool,
  directory: string,
): Promise<{ applied: number; pending: string[] }> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const { rows } = await pool.query<{ pending: string[] }>(
    `SELECT ARRAY(SELECT unnest($1::text[]) EXCEPT SELECT migration_name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS pending`,
    [names],
  );
  const pending = (rows[0]?.pending ?? []).sort();
  return { applied: names.length - pending.length, pending };
}
