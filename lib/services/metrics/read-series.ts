import type { Pool } from "pg";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "../lists/conditions.ts";
import { runSql } from "../lists/run-sql.ts";
import { ROW_LIMIT, type TimePlan } from "./time-plan.ts";

export type DimensionValue = string | number | boolean | null;

/** One row of a series: the values of some measures in one bucket, for one value of each dimension. */
export type SeriesRow<V = number> = {
  /** Counts the buckets of the plan, from 0. */
  bucket: number;
  dimensions: Record<string, DimensionValue>;
  values: Record<string, V>;
};

/**
 * What is counted. `rows` is a query with the columns `bucket_at` and those that the other parts speak
 * of, as `r`.
 */
export type Series = {
  rows: Prisma.Sql;
  conditions: readonly (Prisma.Sql | null)[];
  /** By name in the answer. */
  dimensions: ReadonlyMap<string, Prisma.Sql>;
  /** Aggregates by name in the answer. */
  measures: ReadonlyMap<string, Prisma.Sql>;
};

/** Tells which bucket of the plan, from 1, a column's moment falls into. */
export function bucketSql(plan: TimePlan, column: Prisma.Sql): Prisma.Sql {
  if (!plan.starts) return Prisma.sql`1`;
  const starts = plan.starts.map((ms) => new Date(ms).toISOString());
  return Prisma.sql`width_bucket(${column}, ${starts}::timestamptz[])`;
}

const alias = (prefix: string, index: number) => Prisma.raw(`${prefix}${index}`);

function listOf(prefix: string, expressions: Iterable<Prisma.Sql>): Prisma.Sql[] {
  return [...expressions].map((each, index) => Prisma.sql`${each} AS ${alias(prefix, index)}`);
}

type Raw = Record<string, unknown> & { bucket: number };

/**
 * Reads a series, in the order of time: one row more than an answer may have when there are more.
 * `parse` turns what the database says of a measure into a value.
 */
export async function readSeries<V = number>(
  pool: Pool,
  plan: TimePlan,
  series: Series,
  parse: (value: unknown) => V = (value) => Number(value ?? 0) as V,
): Promise<SeriesRow<V>[]> {
  const names = { d: [...series.dimensions.keys()], m: [...series.measures.keys()] };
  // By position: a name would mean the column of that name in `rows`, where there is one.
  const places = Prisma.raw(["1", ...names.d.map((_, index) => `${index + 2}`)].join(", "));
  const rows = await runSql<Raw>(
    pool,
    Prisma.sql`
      SELECT ${Prisma.join([
        Prisma.sql`${bucketSql(plan, Prisma.raw("r.bucket_at"))} AS bucket`,
        ...listOf("d", series.dimensions.values()),
        ...listOf("m", series.measures.values()),
      ])}
      FROM (${series.rows}) r WHERE ${allOf(series.conditions)}
      GROUP BY ${places} ORDER BY ${places} LIMIT ${ROW_LIMIT + 1}`,
  );
  return rows.map((row) => ({
    bucket: row.bucket - 1,
    dimensions: Object.fromEntries(
      names.d.map((name, index) => [name, row[`d${index}`] as DimensionValue]),
    ),
    values: Object.fromEntries(names.m.map((name, index) => [name, parse(row[`m${index}`])])),
  }));
}
