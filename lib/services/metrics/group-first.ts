import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "../lists/conditions.ts";
import type { Series } from "./read-series.ts";

/**
 * Groups the rows of a series by its dimensions and by `by` before anything is made of them: the result
 * has the columns of `by` and of `aggregates`, one of which must be `bucket_at`.
 */
export function groupFirst(
  series: Series,
  by: Record<string, Prisma.Sql>,
  aggregates: Record<string, Prisma.Sql>,
): Pick<Series, "rows" | "conditions" | "dimensions"> {
  const place = (index: number) => `dimension_${index}`;
  const named = (name: string, sql: Prisma.Sql) => Prisma.sql`${sql} AS ${Prisma.raw(name)}`;
  const keys = [
    ...[...series.dimensions.values()].map((sql, index) => [place(index), sql] as const),
    ...Object.entries(by),
  ];
  return {
    rows: Prisma.sql`
      SELECT ${Prisma.join([...keys, ...Object.entries(aggregates)].map(([name, sql]) => named(name, sql)))}
      FROM (${series.rows}) r WHERE ${allOf(series.conditions)}
      GROUP BY ${Prisma.raw(keys.map((_, index) => index + 1).join(", "))}`,
    conditions: [],
    dimensions: new Map(
      [...series.dimensions.keys()].map((name, index) => [name, Prisma.raw(`r.${place(index)}`)]),
    ),
  };
}
