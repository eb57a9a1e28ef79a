import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The lock that Prisma's own engine takes, so that both never migrate at once. */
const PRISMA_LOCK_ID = 72_707_369;
const LOCK_TIMEOUT_MS = 120_000;

// Exactly the table that Prisma makes, so that `prisma migrate` agrees with what is found here.
const CREATE_BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
  )`;

type Migration = { name: string; sql: string; checksum: string };
type AppliedMigration = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/** Thrown when the database and the migrations of this version do not fit; the message says what to do. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Brings a database up to date with `directory` (one folder a migration, each with a migration.sql)
 * and returns the names of the migrations it applied, none when it was up to date.
 * Processes that start together wait for each other. Each file is one transaction: it is in, or it
 * is not. Throws `MigrationError` when an applied file was changed or a migration fails.
 */
export async function migrate(options: {
  databaseUrl: string;
  directory: string;
}): Promise<string[]> {
  const migrations = await readMigrations(options.directory);
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await takeLock(client);
    await createBookkeeping(client);
    const pending = pendingMigrations(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    // The lock belongs to the session and goes with it.
    await client.end();
  }
}

/** Returns the migrations that `applied` lacks, in order. Throws `MigrationError` when they disagree. */
function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const standing = applied.filter((row) => row.rolled_back_at === null);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of standing) {
    const migration = known.get(row.migration_name);
    if (row.finished_at === null) {
      throw new MigrationError(
        `Migration ${row.migration_name} began earlier and did not finish. Restore the database from a backup, or finish it by hand and mark it with \`prisma migrate resolve\`.`,
      );
    }
    if (!migration) {
      throw new MigrationError(
        `The database has migration ${row.migration_name}, which this version of Sluice does not know: it was used by a newer version. Start that version, or restore a backup from before the update.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The file of migration ${row.migration_name} was changed after it was applied. Restore the file; a change to the database belongs in a new migration.`,
      );
    }
  }
  const done = new Set(standing.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      // A checkout on Windows may have CRLF; Prisma's checksum is that of the file as it was committed.
      const file = await readFile(join(directory, name, "migration.sql"), "utf8");
      const sql = file.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK_ID]);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "55P03") throw error;
    throw new MigrationError(
      `Another process has been migrating this database for ${LOCK_TIMEOUT_MS / 1000} s. Wait until it is done, or end it, and start again.`,
    );
  }
  await client.query("SET lock_timeout = 0");
}

// Looked up first, so that an up-to-date database needs no right to create tables.
async function createBookkeeping(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
  if (rows[0].found === null) await client.query(CREATE_BOOKKEEPING);
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    "SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at",
  );
  return rows;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new MigrationError(`Migration ${name} failed and left nothing behind: ${error.message}`, {
      cause: error,
    });
  }
}
