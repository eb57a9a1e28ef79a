import { readFile } from "node:fs/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import { createTestDatabase, type TestDatabase } from "#lib/testing/test-database.ts";
import { schemaSql } from "./schema-sql.ts";

const SCHEMA = new URL("./schema.prisma", import.meta.url);

/** Our tables: neither partitions of them nor the bookkeeping of migrations. */
const TABLES = `
  SELECT oid FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND relname <> '_prisma_migrations'`;

/**
 * One line each. Generated columns, and indexes of those, with a condition or with an expression, are left out, since
 * Prisma has no words for them.
 */
const CATALOG = `
  SELECT concat_ws(' ', attrelid::regclass, 'column', attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN 'not null' END, 'default ' || pg_get_expr(adbin, adrelid)) AS line
  FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attrelid IN (${TABLES}) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  UNION ALL
  SELECT concat_ws(' ', conrelid::regclass, 'constraint', conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid IN (${TABLES}) AND contype IN ('p', 'u', 'f')
  UNION ALL
  SELECT concat_ws(' ', indrelid::regclass, 'index', replace(pg_get_indexdef(indexrelid), ' ONLY ', ' '))
  FROM pg_index WHERE indrelid IN (${TABLES}) AND indpred IS NULL AND indexprs IS NULL
    AND NOT EXISTS (SELECT 1 FROM pg_attribute
      WHERE attrelid = indrelid AND attnum = ANY(indkey) AND attgenerated <> '')
  ORDER BY line`;

async function readCatalog(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(CATALOG);
  return rows.map((row) => row.line);
}

describe("prisma/migrations", () => {
  let migrated: TestDatabase;
  let described: TestDatabase;
  let migratedPool: Pool;
  let describedPool: Pool;

  beforeAll(async () => {
    migrated = await createTestDatabase();
    described = await createTestDatabase();
    migratedPool = createPool(migrated.url, { name: "test", max: 1 });
    describedPool = createPool(described.url, { name: "test", max: 1 });
    await describedPool.query("DROP SCHEMA public CASCADE");
    const sql = await schemaSql(described.url, null, await readFile(SCHEMA, "utf8"));
    await describedPool.query(sql);
  });
  afterAll(async () => {
    await Promise.all([migratedPool.end(), describedPool.end()]);
    await Promise.all([migrated.drop(), described.drop()]);
  });

  it("make the tables that schema.prisma describes", async () => {
    const lines = await readCatalog(describedPool);
    expect(lines.length).toBeGreaterThan(200);
    expect(await readCatalog(migratedPool)).toEqual(lines);
  });

  it("would not pass with a column, a default, an index or a reference that only one side has", async () => {
    const lines = await readCatalog(migratedPool);
    for (const change of [
      "ALTER TABLE event DROP COLUMN error_code",
      "ALTER TABLE event ALTER COLUMN error_code SET NOT NULL",
      "ALTER TABLE project ALTER COLUMN retention_days SET DEFAULT 7",
      "ALTER TABLE attempt ALTER COLUMN created_at TYPE timestamptz(6)",
      "DROP INDEX event_request_id_idx",
      "ALTER TABLE member DROP CONSTRAINT member_user_id_fkey",
    ]) {
      await describedPool.query(`BEGIN; ${change}`);
      expect(await readCatalog(describedPool), change).not.toEqual(lines);
      await describedPool.query("ROLLBACK");
    }
  });

  it("compare ids bytewise, so that their order is the order of creation", async () => {
    const { rows } = await migratedPool.query(
      `SELECT attrelid::regclass || '.' || attname AS name
       FROM pg_attribute JOIN pg_collation c ON c.oid = attcollation
       WHERE attrelid IN (${TABLES}) AND attnum > 0 AND attname ~ '^(\\w+_)?id$' AND collname <> 'C'`,
    );
    expect(rows).toEqual([]);
  });
});
