import type { Pool, PoolClient } from "pg";
import { Prisma } from "../../../generated/prisma/client.ts";

/**
 * Runs a composed statement. It has no name on purpose: Postgres then plans it with its
 * values at hand, which is what lets it use partial indexes and skip partitions.
 */
export async function runSql<Row extends object>(
  pool: Pool | PoolClient,
  sql: Prisma.Sql,
): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ text: sql.text, values: sql.values });
  return rows;
}

/** Reads a timestamp with its microseconds, which a Date would drop. */
export function microseconds(column: string): Prisma.Sql {
  const format = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
  return Prisma.raw(`to_char(t.${column} AT TIME ZONE 'UTC', ${format}) AS ${column}`);
}
