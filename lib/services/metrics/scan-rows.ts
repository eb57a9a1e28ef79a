import type { Pool } from "pg";
import { type IdPrefix, idLowerBound } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "../lists/conditions.ts";
import { runSql } from "../lists/run-sql.ts";
import type { TimePlan } from "./time-plan.ts";

/** What roll-ups cannot tell is counted from this many rows at the most, the newest of the range. */
export const SCAN_ROWS = 50_000;

const LAST_MS = 32 ** 10 - 1;

/** Rows of a table that is partitioned by the time in its ids. */
export type Scan = {
  table: "request" | "event" | "attempt" | "execution" | "ignored_event";
  prefix: IdPrefix;
  /** In the words of the table's roll-ups; the table is `t`. */
  columns: Prisma.Sql;
  /** What an index can find. */
  conditions: readonly (Prisma.Sql | null)[];
};

function idsOf(prefix: IdPrefix, plan: TimePlan): Prisma.Sql {
  const bound = (ms: number) => idLowerBound(prefix, Math.min(Math.max(ms, 0), LAST_MS));
  return Prisma.sql`t.id >= ${bound(plan.fromMs)} AND t.id < ${bound(plan.toMs)}`;
}

const newest = (scan: Scan, projectId: string, plan: TimePlan) => Prisma.sql`
  FROM ${Prisma.raw(scan.table)} t
  WHERE t.project_id = ${projectId} AND ${idsOf(scan.prefix, plan)} AND ${allOf(scan.conditions)}
  ORDER BY t.id DESC`;

/** Selects the newest rows of a range. */
export function scanRows(scan: Scan, projectId: string, plan: TimePlan): Prisma.Sql {
  return Prisma.sql`
    SELECT ${scan.columns} ${newest(scan, projectId, plan)} LIMIT ${SCAN_ROWS}`;
}

/** Tells whether there are more rows than `scanRows` selects. */
export async function isBeyondScan(
  pool: Pool,
  scan: Scan,
  projectId: string,
  plan: TimePlan,
): Promise<boolean> {
  const rows = await runSql(
    pool,
    Prisma.sql`SELECT 1 ${newest(scan, projectId, plan)} OFFSET ${SCAN_ROWS} LIMIT 1`,
  );
  return rows.length > 0;
}
