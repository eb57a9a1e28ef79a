import type { Pool } from "pg";
import { idTimeMs } from "#lib/domain/ids.ts";
import type { SearchProgress } from "#lib/schemas/payload-search.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { beyond, orderBy, reversed, type SortColumn } from "./keyset.ts";
import { partitionRun } from "./partition-run.ts";
import { cursorOf, noCursorOfList, type Page, type PageQuery } from "./read-page.ts";
import { runSql } from "./run-sql.ts";
import { type ScanBudget, type SearchedList, scanRows } from "./scan-rows.ts";
import { firstDir, timedRowsSql } from "./timed-rows.ts";

/** A page that is asked for whole; one that grows while somebody watches comes in shorter steps. */
const WHOLE: ScanBudget = { ms: 800, rows: 100_000, bytes: 256 * 1024 * 1024 };
const PROGRESSIVE: ScanBudget = { ...WHOLE, ms: 150 };

export type SearchQuery = Pick<PageQuery, "limit" | "next" | "prev" | "dir"> & {
  progressive?: boolean | undefined;
};

/** Tells whether there is a row at the cursor or behind it that might match. */
async function hasRowBehind(
  pool: Pool,
  { table, filter: { tests: _, ...indexed } }: SearchedList,
  onwards: SortColumn,
  cursor: string,
) {
  const run = await partitionRun(pool, table);
  const list = { ...indexed, table: Prisma.raw(table), columns: Prisma.raw("t.id"), run };
  const back = reversed([onwards]);
  const sql = timedRowsSql(list, beyond(back, [cursor], true), orderBy(back), 1);
  return (await runSql(pool, sql)).length > 0;
}

/**
 * Reads one page of a search. It is shorter than `limit` when the budget was used up: its cursors go on
 * from where the scan stopped, whatever it found.
 */
export async function searchPage(
  pool: Pool,
  projectId: string,
  list: SearchedList,
  query: SearchQuery,
  isCursor: (text: string) => boolean,
): Promise<{ page: Page<{ id: string }>; search: SearchProgress }> {
  const { cursor, isBackward } = cursorOf(query);
  if (cursor !== undefined && !isCursor(cursor)) throw noCursorOfList(isBackward);
  const dir = firstDir(query.dir);
  const isUpwards = (dir === "asc") !== isBackward;
  const onwards: SortColumn = { sql: Prisma.raw("t.id"), dir: isUpwards ? "asc" : "desc" };
  const from = { after: cursor ?? null, dir: onwards.dir, limit: query.limit };
  const budget = query.progressive ? PROGRESSIVE : WHOLE;
  const [scan, isBehind] = await Promise.all([
    scanRows(pool, projectId, list, from, budget),
    cursor !== undefined && hasRowBehind(pool, list, onwards, cursor),
  ]);
  const onward = scan.isAtEnd ? null : scan.last;
  const back = isBehind ? scan.first : null;
  const [next, prev] = isBackward ? [back, onward] : [onward, back];
  return {
    page: {
      rows: (isBackward ? scan.ids.toReversed() : scan.ids).map((id) => ({ id })),
      ...(next ? { next } : {}),
      ...(prev ? { prev } : {}),
    },
    search: {
      scanned: scan.scanned,
      scanned_until: scan.last ? new Date(idTimeMs(scan.last)).toISOString() : null,
      is_complete: scan.isAtEnd,
    },
  };
}
