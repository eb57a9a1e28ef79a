import type { Pool } from "pg";

const OLDEST_VERSION = 15;

/** Thrown when the server cannot keep the promise that an acknowledged request is never lost. */
export class UnfitDatabaseError extends Error {
  override readonly name = "UnfitDatabaseError";
}

type Settings = { version: number; fsync: string; commit: string; pages: string };

const READ = `
  SELECT current_setting('server_version_num')::int / 10000 AS version,
    current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
    current_setting('full_page_writes') AS pages`;

/**
 * Throws `UnfitDatabaseError` when Postgres is too old, or set up so that a crash loses what it said it had
 * stored. `isUnsafeAllowed` lets the latter pass, for tests on throw-away data.
 */
export async function checkDatabase(pool: Pool, isUnsafeAllowed: boolean): Promise<void> {
  const { rows } = await pool.query<Settings>(READ);
  const reason = rows[0] && whyUnfit(rows[0], isUnsafeAllowed);
  if (reason) throw new UnfitDatabaseError(reason);
}

export function whyUnfit(settings: Settings, isUnsafeAllowed: boolean): string | null {
  const { version } = settings;
  if (version < OLDEST_VERSION) {
    return `This is Postgres ${version}; Sluice needs ${OLDEST_VERSION} or newer. Point DATABASE_URL to a newer server.`;
  }
  if (isUnsafeAllowed) return null;
  const off = Object.entries({
    fsync: settings.fsync,
    synchronous_commit: settings.commit,
    full_page_writes: settings.pages,
  }).find(([, value]) => value === "off");
  if (!off) return null;
  return `Postgres runs with ${off[0]} = off: a crash would lose requests that were acknowledged. Turn it on (ALTER SYSTEM SET ${off[0]} = on; SELECT pg_reload_conf()) and start again.`;
}
