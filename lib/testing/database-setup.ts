import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "#lib/adapters/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's maintenance database. */
    adminUrl: string;
    /** Prefix of every database of this run; `<prefix>_template` is migrated and empty. */
    databasePrefix: string;
  }
}

/**
 * Prepares a Postgres server for the database tests: TEST_DATABASE_URL, or a throw-away one.
 * Migrates one template, of which `createTestDatabase` makes copies, and drops them all at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startThrowawayPostgres();
  const prefix = `sluice_test_${randomBytes(4).toString("hex")}`;
  const templateUrl = withDatabase(server.url, `${prefix}_template`);
  await query(server.url, `CREATE DATABASE ${prefix}_template`);
  await migrate({ databaseUrl: templateUrl, directory: "prisma/migrations" });
  project.provide("adminUrl", server.url);
  project.provide("databasePrefix", prefix);
  return async () => {
    await dropDatabases(server.url, prefix);
    await server.stop();
  };
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const names = await query<{ datname: string }>(
    adminUrl,
    `SELECT datname FROM pg_database WHERE datname LIKE '${prefix}\\_%'`,
  );
  for (const { datname } of names) await query(adminUrl, `DROP DATABASE ${datname} WITH (FORCE)`);
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

// The script prints the address in its first line and stops the server when its stdin closes, so that
// a test runner that is killed leaves nothing behind.
async function startThrowawayPostgres() {
  const child = spawn(process.execPath, ["scripts/postgres/throwaway.mjs"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  return { url: await firstLine(child), stop };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The throw-away Postgres has no output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("The throw-away Postgres did not start");
}
