import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import type { BulkChunk } from "./bulk-family.ts";

/**
 * Locks the rows of a chunk and returns the ids of those that are still as they were selected: what
 * another operation has dealt with meanwhile is not dealt with twice.
 */
export async function lockSelected(
  { client, ids, condition }: Pick<BulkChunk<never>, "client" | "ids" | "condition">,
  table: Prisma.Sql,
): Promise<string[]> {
  const rows = await runSql<{ id: string }>(
    client,
    Prisma.sql`SELECT t.id FROM ${table} t
      WHERE t.id = ANY(${ids}::text[]) AND t.id BETWEEN ${ids[0]} AND ${ids.at(-1)}
        AND ${condition} ORDER BY t.id FOR UPDATE`,
  );
  return rows.map((row) => row.id);
}
