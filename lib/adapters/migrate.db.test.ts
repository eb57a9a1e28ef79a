import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
let directory: string;
let client: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), "sluice-migrations-"));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(directory, { recursive: true });
});

const run = () => migrate({ databaseUrl: database.url, directory });

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, "migration.sql"), sql);
}

async function bookkeeping() {
  const { rows } = await client.query(
    "SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at AS finished FROM _prisma_migrations ORDER BY migration_name",
  );
  return rows;
}

describe("migrate", () => {
  it("applies new migrations in order, once, with the SHA-256 of each file", async () => {
    const first = "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n";
    await writeMigration("2_second", "ALTER TABLE a ADD COLUMN name text;");
    await writeMigration("1_first", first);

    expect(await run()).toEqual(["1_first", "2_second"]);
    expect(await run()).toEqual([]);
    await writeMigration("3_third", "DROP TABLE a;");
    expect(await run()).toEqual(["3_third"]);

    const [row] = await bookkeeping();
    expect(row).toEqual({
      migration_name: "1_first",
      checksum: createHash("sha256").update(first).digest("hex"),
      applied_steps_count: 1,
      finished: true,
    });
  });

  it("applies each migration once when several processes start together", async () => {
    await writeMigration("1_first", "SELECT pg_sleep(0.2); CREATE TABLE a (id int);");
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(["1_first"]);
    expect(await bookkeeping()).toHaveLength(1);
  });

  it("leaves nothing of a migration that fails, and applies the repaired file", async () => {
    await writeMigration("1_first", "CREATE TABLE a (id int); SELECT 1 / 0;");
    await expect(run()).rejects.toThrow(
      "Migration 1_first failed and left nothing behind: division by zero",
    );
    expect(await bookkeeping()).toEqual([]);
    await writeMigration("1_first", "CREATE TABLE a (id int);");
    expect(await run()).toEqual(["1_first"]);
  });

  it("refuses a file that was changed after it was applied", async () => {
    await writeMigration("1_first", "CREATE TABLE a (id int);");
    await run();
    await writeMigration("1_first", "CREATE TABLE a (id bigint);");
    await expect(run()).rejects.toThrow("1_first was changed after it was applied");
  });

  it("takes a file with Windows line ends for the same file", async () => {
    await writeMigration("1_first", "CREATE TABLE a (id int);\nSELECT 1;\n");
    await run();
    await writeMigration("1_first", "CREATE TABLE a (id int);\r\nSELECT 1;\r\n");
    expect(await run()).toEqual([]);
  });

  it("refuses a database that a newer version has migrated", async () => {
    await writeMigration("1_first", "CREATE TABLE a (id int);");
    await writeMigration("2_second", "CREATE TABLE b (id int);");
    await run();
    await rm(join(directory, "2_second"), { recursive: true });
    await expect(run()).rejects.toThrow("used by a newer version");
  });

  it("refuses a migration that another tool left unfinished, unless it was rolled back", async () => {
    await writeMigration("1_first", "CREATE TABLE a (id int);");
    await run();
    await client.query("DROP TABLE a; UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(run()).rejects.toThrow("1_first began earlier and did not finish");
    await client.query("UPDATE _prisma_migrations SET rolled_back_at = now()");
    expect(await run()).toEqual(["1_first"]);
  });
});
