import { readdir } from "node:fs/promises";
import type { Pool } from "pg";
import { GONE_AFTER_S } from "./beat.ts";

type Check = { ok: boolean; detail: string };
export type Readiness = {
  isReady: boolean;
  checks: Record<"database" | "migrations" | "worker", Check>;
};

const UNKNOWN: Check = { ok: false, detail: "unknown while the database does not answer" };

async function migrationNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function checkMigrations(pool: Pool, names: string[]): Promise<Check> {
  const { rows } = await pool.query<{ pending: string[] }>(
    `SELECT ARRAY(SELECT unnest($1::text[]) EXCEPT SELECT migration_name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS pending`,
    [names],
  );
  const pending = rows[0]?.pending ?? [];
  const ok = pending.length === 0;
  return { ok, detail: ok ? "all applied" : `not applied: ${pending.sort().join(", ")}` };
}

async function checkWorker(pool: Pool): Promise<Check> {
  const { rows } = await pool.query<{ age: number | null }>(
    `SELECT extract(epoch FROM now() - max(beat_at))::float8 AS age
     FROM process WHERE kind = 'worker'`,
  );
  const age = rows[0]?.age ?? null;
  if (age === null) return { ok: false, detail: "no worker has started" };
  const seconds = Math.max(0, Math.round(age));
  return { ok: age < GONE_AFTER_S, detail: `newest heartbeat ${seconds} s ago` };
}

/** Tells whether this installation can work: database, migrations, and a worker that lives. */
export async function checkReadiness(pool: Pool, migrations: string): Promise<Readiness> {
  const names = await migrationNames(migrations);
  let checks: Readiness["checks"];
  try {
    checks = {
      database: { ok: true, detail: "answers" },
      migrations: await checkMigrations(pool, names),
      worker: await checkWorker(pool),
    };
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "failed";
    checks = { database: { ok: false, detail }, migrations: UNKNOWN, worker: UNKNOWN };
  }
  return { isReady: Object.values(checks).every((check) => check.ok), checks };
}
