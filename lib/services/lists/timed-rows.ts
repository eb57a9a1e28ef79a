import type { Pool } from "pg";
import { type IdPrefix, idLowerBound, idTimeMs, isTimedId } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf, type Comparisons, createdCondition } from "./conditions.ts";
import { type IdRange, partitionRun } from "./partition-run.ts";
import { type Page, type PageQuery, readPage } from "./read-page.ts";
import { runSql } from "./run-sql.ts";

/** Which rows of a table that is partitioned by the time in its ids; the table is called `t`. */
export type TimedFilter = {
  /** What every row must meet, and an index finds. */
  conditions: readonly (Prisma.Sql | null)[];
  /** What every row must meet besides, and has to be looked at for. */
  tests?: readonly (Prisma.Sql | null)[];
  /** Values of a column of which each has an index in the order of ids. */
  spread?: { column: Prisma.Sql; values: readonly string[] } | null;
  /** Conditions of which a row must meet one, each with an index of its own in the order of ids. */
  branches?: readonly Prisma.Sql[];
};

export type TimedList = TimedFilter & {
  /** A name. */
  table: Prisma.Sql;
  columns: Prisma.Sql;
  /** The ids that `partitionRun` knows of the table, to be read apart from the others. */
  run?: IdRange | null;
};

/** Returns the filter as one condition, for what does not need the rows in their order. */
export function wholeCondition({ conditions, tests = [], spread, branches = [] }: TimedFilter) {
  return allOf([
    ...conditions,
    ...tests,
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
    WHERE ${allOf([...list.conditions, ...(list.tests ?? []), where, condition])} ${tail}`;
  if (!spread) return rows(null);
  if (spread.values.length > MAX_SPREAD) {
    return rows(Prisma.sql`${spread.column} = ANY(${spread.values}::text[])`);
  }
  return Prisma.sql`
    SELECT t.* FROM unnest(${spread.values}::text[]) AS k (value)
    CROSS JOIN LATERAL (${rows(Prisma.sql`${spread.column} = k.value`)}) t ${tail}`;
}

/** The parts that a list is read in, each of which gives its rows in the order of ids. */
function parts({ branches = [], run }: TimedList): (Prisma.Sql | null)[] {
  const ranges = run
    ? [
        Prisma.sql`t.id >= ${run.from} AND t.id < ${run.to}`,
        Prisma.sql`(t.id < ${run.from} OR t.id >= ${run.to})`,
      ]
    : [null];
  if (branches.length === 0) return ranges;
  return branches.flatMap((branch) => ranges.map((range) => allOf([branch, range])));
}

/**
 * Composes the statement for some rows of a list in the order of ids. Where no index serves the whole
 * condition, each value or branch is read by its own, only as far as the page goes, and merged. The ids
 * of `run` are read apart from the others, for which there should be none or few.
 */
export function timedRowsSql(
  list: TimedList,
  where: Prisma.Sql | null,
  orderBy: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  const tail = Prisma.sql`ORDER BY ${orderBy} LIMIT ${limit}`;
  const selects = parts(list).map(
    (part) => Prisma.sql`(${select(list, allOf([part, where]), tail)})`,
  );
  return Prisma.sql`SELECT * FROM (${Prisma.join(selects, " UNION ALL ")}) t ${tail}`;
}

/** The direction of a list in the order of ids, which may be given twice. */
export function firstDir(dir: PageQuery["dir"]): "asc" | "desc" {
  return Array.isArray(dir) ? (dir[0] ?? "desc") : dir;
}

/** Reads one page of a partitioned table, by id: the order of ids is the order of creation. */
export async function readTimedRows<Row extends { id: string }>(
  pool: Pool,
  list: TimedList,
  query: Pick<PageQuery, "limit" | "next" | "prev" | "dir">,
  isCursor: (text: string) => boolean,
): Promise<Page<Row>> {
  const run = await partitionRun(pool, list.table.text);
  return readPage<Row>(
    {
      columns: [{ sql: Prisma.raw("t.id"), dir: firstDir(query.dir) }],
      positionOf: (cursor) => (isCursor(cursor) ? [cursor] : null),
      rows: (where, orderBy, limit) =>
        runSql(pool, timedRowsSql({ ...list, run }, where, orderBy, limit)),
    },
    query,
  );
}

/** Keeps out partitions that end before the row came to be of which the listed rows are consequences. */
export function notBefore(prefix: IdPrefix, causeId: string): Prisma.Sql {
  const earliestMs = Math.max(0, idTimeMs(causeId) - CLOCK_SLACK_MS);
  return Prisma.sql`t.id >= ${idLowerBound(prefix, earliestMs)}`;
}

/** Returns the time from first to last moment that a filter is about, as far as it has ends. */
function spanOf({ gt, gte, lt, lte, in: moments }: Comparisons<Date>) {
  const given = moments?.includes(null) ? [] : (moments ?? []);
  const times = (...ends: (Date | null | undefined)[]) =>
    [...given, ...ends].flatMap((date) => (date ? [date.getTime()] : []));
  const [starts, ends] = [times(gt, gte), times(lt, lte)];
  return {
    ...(starts.length > 0 ? { gte: new Date(Math.min(...starts) - CLOCK_SLACK_MS) } : {}),
    ...(ends.length > 0 ? { lte: new Date(Math.max(...ends) + CLOCK_SLACK_MS) } : {}),
  };
}

/** Keeps out partitions for a filter on what happens at the time in the ids, by another clock. */
export function about(prefix: IdPrefix, filter: Comparisons<Date> | undefined) {
  return createdCondition(Prisma.raw("t.id"), prefix, filter && spanOf(filter));
}

/** Keeps out partitions for a filter on what happens after the time in the ids. */
export function notAfter(prefix: IdPrefix, filter: Comparisons<Date> | undefined) {
  const { lte } = filter ? spanOf(filter) : {};
  return lte ? createdCondition(Prisma.raw("t.id"), prefix, { lte }) : null;
}

/** Tells whether a text can be an id of that kind, and so the cursor of a list of them. */
export function isCursorOf(prefix: IdPrefix): (text: string) => boolean {
  return (text) => isTimedId(prefix, text);
}
