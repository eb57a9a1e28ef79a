import type { Pool } from "pg";
import { GONE_AFTER_S } from "./beat.ts";
import { compareMigrations } from "./compare-migrations.ts";

type Check = { ok: boolean; detail: string };
export type Readiness = {
  isReady: boolean;
  checks: Record<"database" | "migrations" | "worker", Check>;
};

const UNKNOWN: Check = { ok: false, detail: "unknown while the database does not answer" };

async function checkMigrations(pool: Pool, directory: string): Promise<Check> {
  const { pending } = await compareMigrations(pool, directory);
  const ok = pending.length === 0;
  return { ok, detail: ok ? "all applied" : `not applied: ${pending.join(", ")}` };
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
  let checks: Readiness["checks"];
  try {
    checks = {
      database: { ok: true, detail: "answers" },
      migrations: await checkMigrations(pool, migrations),
      worker: await checkWorker(pool),
    };
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "failed";
    checks = { database: { ok: false, detail }, migrations: UNKNOWN, worker: UNKNOWN };
  }
  return { isReady: Object.values(checks).every((check) => check.ok), checks };
}
