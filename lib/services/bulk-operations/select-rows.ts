import type { Pool, PoolClient } from "pg";
import { idUpperBound } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { timedRowsSql, wholeCondition } from "../lists/timed-rows.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { BulkSelection } from "./bulk-family.ts";

const ID = Prisma.raw("t.id");
/** Counted one by one up to here, and for so long; beyond, Postgres says what it expects. */
const MAX_COUNTED = 100_000;
const MAX_COUNT_MS = 1_000;
const QUERY_CANCELED = "57014";

/** Narrows a selection to what was there at a moment: what comes later has a later id. */
export function untilMoment(selection: BulkSelection, ms: number): BulkSelection {
  const last = Prisma.sql`${ID} <= ${lastId(selection, ms)}`;
  return { ...selection, conditions: [...selection.conditions, last] };
}

/** Ids of ignored events go on behind those of their requests, so that the bound lies behind both. */
function lastId({ prefix }: BulkSelection, ms: number): string {
  return `${idUpperBound(prefix, ms)}~`;
}

/** Reads the next ids of a selection behind a cursor, the oldest first. */
export async function selectIds(
  client: PoolClient,
  selection: BulkSelection,
  cursor: string | null,
  limit: number,
): Promise<string[]> {
  const list = { ...selection, columns: ID };
  const after = cursor === null ? null : Prisma.sql`${ID} > ${cursor}`;
  const rows = await runSql<{ id: string }>(
    client,
    timedRowsSql(list, after, Prisma.sql`t.id ASC`, limit),
  );
  return rows.map((row) => row.id);
}

/**
 * Estimates how many rows a selection has: exactly up to 100,000 that can be counted within a second,
 * else by the statistics of Postgres.
 */
export async function estimateRows(pool: Pool, selection: BulkSelection): Promise<number> {
  const rows = Prisma.sql`SELECT 1 FROM ${selection.table} t WHERE ${wholeCondition(selection)}`;
  const counted = await countRows(pool, rows);
  if (counted !== null && counted <= MAX_COUNTED) return counted;
  const [plan] = await runSql<{ "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }>(
    pool,
    Prisma.sql`EXPLAIN (FORMAT JSON) ${rows}`,
  );
  return Math.max(counted ?? 0, plan?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0);
}

/** Null when it would take too long. */
async function countRows(pool: Pool, rows: Prisma.Sql): Promise<number | null> {
  try {
    return await runInTransaction(pool, async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${MAX_COUNT_MS}`);
      const [row] = await runSql<{ count: number }>(
        client,
        Prisma.sql`SELECT count(*)::int AS count FROM (${rows} LIMIT ${MAX_COUNTED + 1}) counted`,
      );
      return row?.count ?? 0;
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === QUERY_CANCELED) return null;
    throw error;
  }
}
