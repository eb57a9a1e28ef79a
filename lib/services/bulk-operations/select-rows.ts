import type { Pool, PoolClient } from "pg";
import { idUpperBound } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { type ScanBudget, scanRows } from "../lists/scan-rows.ts";
import { timedRowsSql, wholeCondition } from "../lists/timed-rows.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { BulkSelection } from "./bulk-family.ts";

const ID = Prisma.raw("t.id");
/** Counted one by one up to here, and for so long; beyond, Postgres says what it expects. */
const MAX_COUNTED = 100_000;
const MAX_COUNT_MS = 1_000;
/** What a search looks at for one chunk, while the row of the operation is locked; and for an estimate. */
const CHUNK_BUDGET: ScanBudget = {
  ms: 500,
  rows: 20_000,
  bytes: 64 * 1024 * 1024,
  statementMs: 10_000,
};
const PLAN_BUDGET: ScanBudget = { ms: 800, rows: 100_000, bytes: 256 * 1024 * 1024 };
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

/** The next rows of a selection. */
export type SelectedRows = {
  /** The oldest first. */
  ids: string[];
  /** How far was looked: what comes next comes behind it. */
  last: string | null;
  isAtEnd: boolean;
};

/** Reads the next rows of a selection behind a cursor. A search may find fewer than there is room for. */
export async function selectRows(
  { pool, client, projectId }: { pool: Pool; client: PoolClient; projectId: string },
  selection: BulkSelection,
  cursor: string | null,
  limit: number,
): Promise<SelectedRows> {
  if (selection.search) {
    const { table, search } = selection;
    const from = { after: cursor, dir: "asc" as const, limit };
    const list = { table, search, filter: selection };
    const { ids, last, isAtEnd } = await scanRows(pool, projectId, list, from, CHUNK_BUDGET);
    return { ids, last: last ?? cursor, isAtEnd };
  }
  const list = { ...selection, table: Prisma.raw(selection.table), columns: ID };
  const after = cursor === null ? null : Prisma.sql`${ID} > ${cursor}`;
  const rows = await runSql<{ id: string }>(
    client,
    timedRowsSql(list, after, Prisma.sql`t.id ASC`, limit),
  );
  const ids = rows.map((row) => row.id);
  return { ids, last: ids.at(-1) ?? cursor, isAtEnd: ids.length < limit };
}

/**
 * Estimates how many rows a selection has: exactly up to 100,000 that can be counted within a second, else by
 * the statistics of Postgres. Of a search, by the share that matches of what can be looked at in a moment.
 */
export async function estimateRows(
  pool: Pool,
  projectId: string,
  selection: BulkSelection,
): Promise<number> {
  if (!selection.search) return countOrEstimate(pool, selection);
  const { table, search } = selection;
  const from = { after: null, dir: "desc" as const, limit: MAX_COUNTED };
  const list = { table, search, filter: selection };
  const scan = await scanRows(pool, projectId, list, from, PLAN_BUDGET);
  if (scan.isAtEnd) return scan.ids.length;
  const share = scan.ids.length / scan.scanned;
  // What was not looked at may match: there is never said to be nothing.
  return Math.max(1, Math.round(share * (await countOrEstimate(pool, selection))));
}

async function countOrEstimate(pool: Pool, selection: BulkSelection): Promise<number> {
  const table = Prisma.raw(selection.table);
  const rows = Prisma.sql`SELECT 1 FROM ${table} t WHERE ${wholeCondition(selection)}`;
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
