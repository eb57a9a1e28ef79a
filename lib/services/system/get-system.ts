import { VERSION } from "#lib/adapters/version.ts";
import type { ProcessModel, SystemModel } from "#lib/schemas/system.ts";
import type { ServiceContext } from "../context.ts";
import { GONE_AFTER_S } from "../processes/beat.ts";
import { compareMigrations, MIGRATIONS } from "../processes/compare-migrations.ts";
import { getSystemStatus } from "./get-system-status.ts";
import { readBacklog } from "./read-backlog.ts";
import { readQueues } from "./read-queues.ts";
import { readStorage } from "./read-storage.ts";

type ProcessRow = Omit<ProcessModel, "started_at" | "beat_at"> & {
  started_at: Date;
  beat_at: Date;
};

/**
 * Describes the whole installation, whichever project is asked for: processes, queues and disk are shared.
 * Reads catalogues and book-keeping only, never the rows of a large table.
 */
export async function getSystem({
  db,
  now,
}: Pick<ServiceContext, "db" | "now">): Promise<SystemModel> {
  const { pool } = db;
  const { rows: facts } = await pool.query<{ version: string; bytes: number }>(
    `SELECT current_setting('server_version') AS version,
       pg_database_size(current_database())::float8 AS bytes`,
  );
  const { version = "", bytes = 0 } = facts[0] ?? {};
  const [status, processes, queues, events, storage, migrations] = await Promise.all([
    getSystemStatus({ db }),
    pool.query<ProcessRow>(
      `SELECT id, kind, version, hostname, pid, started_at, beat_at,
         beat_at > now() - $1 * interval '1 second' AS is_alive
       FROM process ORDER BY is_alive DESC, kind DESC, started_at`,
      [GONE_AFTER_S],
    ),
    readQueues(pool),
    readBacklog(pool),
    readStorage(pool, bytes, now()),
    compareMigrations(pool, MIGRATIONS),
  ]);
  return {
    version: VERSION,
    node_version: process.versions.node,
    database: {
      version,
      bytes,
      migrations_applied: migrations.applied,
      migrations_pending: migrations.pending,
    },
    status,
    processes: processes.rows.map((row) => ({
      ...row,
      started_at: row.started_at.toISOString(),
      beat_at: row.beat_at.toISOString(),
    })),
    queues,
    events,
    storage,
  };
}
