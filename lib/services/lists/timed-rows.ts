import type { Pool } from "pg";
import { type IdPrefix, idLowerBound, idTimeMs, isTimedId } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "./conditions.ts";
import { type Page, type PageQuery, readPage } from "./read-page.ts";
import { runSql } from "./run-sql.ts";

/** Which rows of a table that is partitioned by the time in its ids; the table is called `t`. */
export type TimedFilter = {
  /** What every row must meet. */
  conditions: readonly (Prisma.Sql | null)[];
  /** Values of a column of which each has an index in the order of ids. */
  spread?: { column: Prisma.Sql; values: readonly string[] } | null;
  /** Conditions of which a row must meet one, each with an index of its own in the order of ids. */
  branches?: readonly Prisma.Sql[];
};

export type TimedList = TimedFilter & { table: Prisma.Sql; columns: Prisma.Sql };

/** Returns the filter as one condition, for what does not need the rows in their order. */
export function wholeCondition({ conditions, spread, branches = [] }: TimedFilter): Prisma.Sql {
  return allOf([
    ...conditions,
    spread ? Prisma.sql`${spread.column} = ANY(${spread.values}::text[])` : null,
    branches.length > 0 ? Prisma.sql`(${Prisma.join([...branches], " OR ")})` : null,
  ]);
}

/** With more values than this, most rows match anyway: the rows are read in order and tested. */
const MAX_SPREAD = 200;

/** Clocks of our processes may differ by this much, so a later row may carry an earlier time. */
const CLOCK_SLACK_MS = 60 * 60 * 1000;

function select(list: TimedList, where: Prisma.Sql | null, tail: Prisma.Sql): Prisma.Sql {
  const { table, columns, spread } = list;
  const rows = (condition: Prisma.Sql | null) => Prisma.sql`
    SELECT ${columns} FROM ${table} t
    WHERE ${allOf([...list.conditions, where, condition])} ${tail}`;
  if (!spread) return rows(null);
  if (spread.values.length > MAX_SPREAD) {
    return rows(Prisma.sql`${spread.column} = ANY(${spread.values}::text[])`);
  }
  return Prisma.sql`
    SELECT t.* FROM unnest(${spread.values}::text[]) AS k (value)
    CROSS JOIN LATERAL (${rows(Prisma.sql`${spread.column} = k.value`)}) t ${tail}`;
}

/**
 * Composes the statement for some rows of a list in the order of ids. Where no index serves the whole
 * condition, each value or branch is read by its own, only as far as the page goes, and merged.
 */
export function timedRowsSql(
  list: TimedList,
  where: Prisma.Sql | null,
  orderBy: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  const tail = Prisma.sql`ORDER BY ${orderBy} LIMIT ${limit}`;
  const branches = list.branches ?? [];
  if (branches.length === 0) return select(list, where, tail);
  const parts = branches.map(
    (branch) => Prisma.sql`(${select(list, allOf([branch, where]), tail)})`,
  );
  return Prisma.sql`SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) t ${tail}`;
}

/** Reads one page of a partitioned table, by id: the order of ids is the order of creation. */
export function readTimedRows<Row extends { id: string }>(
  pool: Pool,
  list: TimedList,
  query: Pick<PageQuery, "limit" | "next" | "prev"> & { dir: "asc" | "desc" },
  isCursor: (text: string) => boolean,
): Promise<Page<Row>> {
  return readPage<Row>(
    {
      columns: [{ sql: Prisma.raw("t.id"), dir: query.dir }],
      positionOf: (cursor) => (isCursor(cursor) ? [cursor] : null),
      rows: (where, orderBy, limit) => runSql(pool, timedRowsSql(list, where, orderBy, limit)),
    },
    query,
  );
}

/** Keeps out partitions that end before the row came to be of which the listed rows are consequences. */
export function notBefore(prefix: IdPrefix, causeId: string): Prisma.Sql {
  const earliestMs = Math.max(0, idTimeMs(causeId) - CLOCK_SLACK_MS);
  return Prisma.sql`t.id >= ${idLowerBound(prefix, earliestMs)}`;
}

/** Tells whether a text can be an id of that kind, and so the cursor of a list of them. */
export function isCursorOf(prefix: IdPrefix): (text: string) => boolean {
  return (text) => isTimedId(prefix, text);
}
