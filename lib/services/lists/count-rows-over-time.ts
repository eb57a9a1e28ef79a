import type { Pool } from "pg";
import { type IdPrefix, idTimeMs } from "#lib/domain/ids.ts";
import type { Buckets } from "#lib/domain/lists/choose-buckets.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "./conditions.ts";
import { partitionRun } from "./partition-run.ts";
import { runSql } from "./run-sql.ts";
import { type TimedFilter, timedRowsSql } from "./timed-rows.ts";

/** How many rows there are of a status in a bucket, counted from 0. */
export type Tally = { bucket: number; status: string; count: number };

export type CountedList = {
  table: "event" | "request";
  prefix: IdPrefix;
  filter: TimedFilter;
  /** The status of a row, of the table called `t`. */
  status: Prisma.Sql;
};

export type Counted = {
  tallies: Tally[];
  /** When the oldest row came about that was looked at; null: all of them were. */
  fromMs: number | null;
};

type Row = { bucket: number; status: string; count: number; looked: number; first: string };

const timestamps = (starts: readonly number[]) => starts.map((ms) => new Date(ms).toISOString());

/**
 * Counts the newest rows of a list by time and status, in one statement that looks at `maxRows` rows at
 * the most: those that the filter's indexes find.
 */
export async function countRowsOverTime(
  pool: Pool,
  { table, filter, status }: CountedList,
  { starts }: Buckets,
  maxRows: number,
): Promise<Counted> {
  const { tests = [], ...indexed } = filter;
  const run = await partitionRun(pool, table);
  const columns = Prisma.sql`t.id, t.created_at, ${status} AS status, (${allOf(tests)}) AS is_match`;
  const newest = timedRowsSql(
    { ...indexed, table: Prisma.raw(table), columns, run },
    null,
    Prisma.sql`t.id DESC`,
    maxRows + 1,
  );
  const rows = await runSql<Row>(
    pool,
    Prisma.sql`SELECT width_bucket(t.created_at, ${timestamps(starts)}::timestamptz[]) - 1 AS bucket,
        t.status, count(*) FILTER (WHERE t.is_match)::int AS count, count(*)::int AS looked,
        min(t.id) AS first
      FROM (${newest}) t GROUP BY 1, 2`,
  );
  const looked = rows.reduce((sum, row) => sum + row.looked, 0);
  const oldest = rows.map((row) => row.first).toSorted()[0];
  return {
    tallies: rows.filter(({ bucket, count }) => bucket >= 0 && count > 0),
    fromMs: looked > maxRows && oldest !== undefined ? idTimeMs(oldest) : null,
  };
}

/** Counts rows that are named by their ids. */
export async function countNamedRows(
  pool: Pool,
  { table, status }: CountedList,
  { starts }: Buckets,
  ids: readonly string[],
): Promise<Tally[]> {
  if (ids.length === 0) return [];
  const sorted = ids.toSorted();
  return runSql<Tally>(
    pool,
    Prisma.sql`SELECT width_bucket(t.created_at, ${timestamps(starts)}::timestamptz[]) - 1 AS bucket,
        ${status} AS status, count(*)::int AS count
      FROM ${Prisma.raw(table)} t
      WHERE t.id = ANY(${sorted}::text[]) AND t.id BETWEEN ${sorted[0]} AND ${sorted.at(-1)}
      GROUP BY 1, 2`,
  );
}
