import { type IdPrefix, idLowerBound, idUpperBound } from "#lib/domain/ids.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

/** The comparisons of one filter, as `lib/schemas/common.ts` parses them. */
export type Comparisons<T> = {
  /** One of these; null among them: no value. */
  in?: (T | null)[];
  gt?: T;
  gte?: T;
  lt?: T;
  lte?: T;
  /** The field has a value, or has none. */
  any?: boolean;
};

const OPERATORS = [
  ["gt", Prisma.raw(">")],
  ["gte", Prisma.raw(">=")],
  ["lt", Prisma.raw("<")],
  ["lte", Prisma.raw("<=")],
] as const;

export function allOf(conditions: readonly (Prisma.Sql | null)[]): Prisma.Sql {
  return Prisma.join([...conditions.filter((each) => each !== null), Prisma.sql`TRUE`], " AND ");
}

function isOneOf(column: Prisma.Sql, cast: Prisma.Sql, values: readonly unknown[] | undefined) {
  if (!values) return null;
  const given = values.filter((value) => value !== null);
  const isIn = Prisma.sql`${column} = ANY(${given}::${cast}[])`;
  return given.length === values.length ? isIn : Prisma.sql`(${isIn} OR ${column} IS NULL)`;
}

function compare(column: Prisma.Sql, cast: Prisma.Sql, filter: Comparisons<unknown>) {
  const conditions = OPERATORS.map(([name, operator]) =>
    filter[name] === undefined ? null : Prisma.sql`${column} ${operator} ${filter[name]}::${cast}`,
  );
  conditions.push(isOneOf(column, cast, filter.in));
  if (filter.any === true) conditions.push(Prisma.sql`${column} IS NOT NULL`);
  if (filter.any === false) conditions.push(Prisma.sql`${column} IS NULL`);
  return allOf(conditions);
}

export function dateCondition(column: Prisma.Sql, filter: Comparisons<Date> | undefined) {
  return filter ? compare(column, Prisma.raw("timestamptz"), filter) : null;
}

/** Compares as bigint, so that no number that a client may send is out of range. */
export function integerCondition(column: Prisma.Sql, filter: Comparisons<number> | undefined) {
  return filter ? compare(column, Prisma.raw("bigint"), filter) : null;
}

/** The column is one of the values; null among them asks for rows without one. */
export function oneOf(column: Prisma.Sql, values: readonly (string | null)[] | undefined) {
  return isOneOf(column, Prisma.raw("text"), values);
}

/** Of an id that may be missing. */
export function idCondition(column: Prisma.Sql, filter: Comparisons<string> | undefined) {
  return filter ? compare(column, Prisma.raw("text"), filter) : null;
}

export function nameCondition(
  column: Prisma.Sql,
  filter: (Comparisons<string> & { contains?: string | undefined }) | undefined,
) {
  if (!filter) return null;
  const { contains: part } = filter;
  return allOf([
    idCondition(column, filter),
    part === undefined ? null : containsText(column, part),
  ]);
}

/** Looks for a part of a text, whatever the case of its letters. */
export function containsText(column: Prisma.Sql, part: string): Prisma.Sql {
  return Prisma.sql`strpos(lower(${column}), lower(${part})) > 0`;
}

/** Looks for words in their order, whatever stands between them: `shop -> orders`, `shop orders`. */
export function hasWords(column: Prisma.Sql, text: string): Prisma.Sql {
  const words = text.split(/->|[\s>]+/).filter((word) => /[^-]/.test(word));
  const pattern = words.map((word) => word.replace(/[\\%_]/g, "\\$&")).join("%");
  return Prisma.sql`${column} ILIKE ${`%${pattern}%`}`;
}

const LAST_MS = 32 ** 10 - 1;

function withinIds(ms: number): number {
  return Math.min(Math.max(ms, 0), LAST_MS);
}

/**
 * Turns a filter on created_at into one on the ids that carry that time, so that only the partitions
 * and the part of the index are read that can hold such rows.
 */
export function createdCondition(
  id: Prisma.Sql,
  prefix: IdPrefix,
  filter: Comparisons<Date> | undefined,
): Prisma.Sql | null {
  if (!filter) return null;
  const from = (date: Date) => idLowerBound(prefix, withinIds(date.getTime()));
  const until = (date: Date) => idUpperBound(prefix, withinIds(date.getTime()));
  const moments = filter.in?.map((date) =>
    date ? Prisma.sql`${id} BETWEEN ${from(date)} AND ${until(date)}` : Prisma.sql`FALSE`,
  );
  return allOf([
    filter.gt ? Prisma.sql`${id} > ${until(filter.gt)}` : null,
    filter.gte ? Prisma.sql`${id} >= ${from(filter.gte)}` : null,
    filter.lt ? Prisma.sql`${id} < ${from(filter.lt)}` : null,
    filter.lte ? Prisma.sql`${id} <= ${until(filter.lte)}` : null,
    moments ? Prisma.sql`(${Prisma.join(moments, " OR ")})` : null,
    filter.any === false ? Prisma.sql`FALSE` : null,
  ]);
}
