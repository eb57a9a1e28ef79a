import { fileURLToPath } from "node:url";
import { type Env, getEnv } from "#lib/adapters/env.ts";
import { logger } from "#lib/adapters/logger.ts";
import { MigrationError } from "#lib/adapters/migrate.ts";
import { UnfitDatabaseError } from "#lib/services/installation/check-database.ts";
import { prepareInstallation } from "#lib/services/installation/prepare-installation.ts";

// Prepares the database and prints one line of JSON: { dashboardUrl, setupUrl, sourceUrl }. What goes wrong
// is one line on stderr and exit code 1. The log is silent, since it would stand on stdout too.
logger.level = "silent";

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return String((error as NodeJS.ErrnoException).code ?? "");
}

/** Says what to do about it; the address is shown without the password in it. */
function explain(error: unknown, env: Env): string {
  if (error instanceof MigrationError || error instanceof UnfitDatabaseError) return error.message;
  const { host, username, pathname } = new URL(env.databaseUrl);
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  if (UNREACHABLE.has(code) || /timeout/i.test(text)) {
    return `No Postgres answers at ${host}: check DATABASE_URL, and that the server runs and is reachable.`;
  }
  if (code === "28P01" || code === "28000") {
    return `Postgres at ${host} refuses the user "${username}": check user and password in DATABASE_URL.`;
  }
  if (code === "3D000") {
    return `Postgres at ${host} has no database "${pathname.slice(1)}": create it, or correct DATABASE_URL.`;
  }
  if (code === "42501") {
    return `The user "${username}" may not create tables at ${host}: make it the owner of the database.`;
  }
  return `The database at ${host} could not be prepared: ${text}`;
}

const env = getEnv();
try {
  const installation = await prepareInstallation({
    env,
    migrationsDirectory: fileURLToPath(new URL("../prisma/migrations", import.meta.url)),
    isUnsafeDatabaseAllowed: process.env.SLUICE_ALLOW_UNSAFE_DB === "1",
    now: () => new Date(),
  });
  process.stdout.write(`${JSON.stringify(installation)}\n`);
} catch (error) {
  process.stderr.write(`${explain(error, env).replaceAll(/\s*\n\s*/g, " ")}\n`);
  process.exitCode = 1;
}
