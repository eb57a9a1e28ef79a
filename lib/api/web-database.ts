import { createDatabase, type Database } from "#lib/adapters/db.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { processSingleton } from "#lib/adapters/process-singleton.ts";

/** The web process's connections for people's work; accepting requests has its own. */
export function getWebDatabase(): Database {
  return processSingleton("database", () =>
    createDatabase(getEnv().databaseUrl, { name: "sluice web", max: 10 }),
  );
}
