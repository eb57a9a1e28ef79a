import { Prisma } from "../../../generated/prisma/client.ts";

/** What a list is sorted by; the last column of a list is unique, and none is ever null. */
export type SortColumn = { sql: Prisma.Sql; dir: "asc" | "desc" };

export function reversed(columns: readonly SortColumn[]): SortColumn[] {
  return columns.map(({ sql, dir }) => ({ sql, dir: dir === "asc" ? "desc" : "asc" }));
}

/** Returns what stands behind ORDER BY. */
export function orderBy(columns: readonly SortColumn[]): Prisma.Sql {
  return Prisma.join(
    columns.map(({ sql, dir }) =>
      dir === "asc" ? Prisma.sql`${sql} ASC` : Prisma.sql`${sql} DESC`,
    ),
    ", ",
  );
}

function isBeyond({ sql, dir }: SortColumn, value: unknown, isInclusive: boolean): Prisma.Sql {
  const operator = Prisma.raw(`${dir === "asc" ? ">" : "<"}${isInclusive ? "=" : ""}`);
  return Prisma.sql`${sql} ${operator} ${value}`;
}

/**
 * Returns the condition for rows that stand after a position: the first column beyond its value, or
 * equal and the next one beyond its, and so on. `isInclusive` takes the position itself too.
 */
export function beyond(
  columns: readonly SortColumn[],
  position: readonly unknown[],
  isInclusive = false,
): Prisma.Sql {
  const same = (until: number) =>
    columns.slice(0, until).map(({ sql }, at) => Prisma.sql`${sql} = ${position[at]}`);
  // "At or beyond" in one comparison is what an index and the bounds of partitions can be asked for.
  const last = columns.length - 1;
  const cases = columns.map((column, at) =>
    Prisma.join([...same(at), isBeyond(column, position[at], isInclusive && at === last)], " AND "),
  );
  return Prisma.sql`(${Prisma.join(cases, " OR ")})`;
}
