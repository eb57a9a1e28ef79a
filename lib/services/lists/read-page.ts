import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { beyond, orderBy, reversed, type SortColumn } from "./keyset.ts";

export type PageQuery = {
  limit: number;
  next?: string | undefined;
  prev?: string | undefined;
  order_by: string | string[];
  dir: "asc" | "desc" | ("asc" | "desc")[];
};

export type List<Row> = {
  columns: readonly SortColumn[];
  /** The values of `columns` in the row that a cursor names, or null when there is no such row. */
  positionOf(cursor: string): unknown[] | null | Promise<unknown[] | null>;
  rows(where: Prisma.Sql | null, orderBy: Prisma.Sql, limit: number): Promise<Row[]>;
};

export type Page<Row> = { rows: Row[]; next?: string; prev?: string };

/** Returns the cursor of a query and its way. Throws VALIDATION when there are two. */
export function cursorOf({ next, prev }: Pick<PageQuery, "next" | "prev">) {
  if (next !== undefined && prev !== undefined) {
    throw invalid("value contains a conflict between exclusive peers [next, prev]");
  }
  return { cursor: next ?? prev, isBackward: prev !== undefined };
}

export function noCursorOfList(isBackward: boolean): AppError {
  return invalid(`${isBackward ? "prev" : "next"} must be a cursor of this list`);
}

/**
 * Reads one page by keyset: rows that come or go while somebody pages shift nothing, every row that is
 * there throughout is seen exactly once, in both directions. A cursor is the id of a page's last row
 * (`next`) or first row (`prev`); it is there only when there is something behind it.
 */
export async function readPage<Row extends { id: string }>(
  list: List<Row>,
  query: Pick<PageQuery, "limit" | "next" | "prev">,
): Promise<Page<Row>> {
  const { limit } = query;
  const { cursor, isBackward } = cursorOf(query);
  const position = cursor === undefined ? null : await list.positionOf(cursor);
  if (cursor !== undefined && position === null) throw noCursorOfList(isBackward);
  const onwards = isBackward ? reversed(list.columns) : list.columns;
  const back = reversed(onwards);
  const [found, behind] = await Promise.all([
    list.rows(position && beyond(onwards, position), orderBy(onwards), limit + 1),
    position ? list.rows(beyond(back, position, true), orderBy(back), 1) : [],
  ]);
  const rows = found.slice(0, limit);
  const hasMore = found.length > limit;
  if (isBackward) rows.reverse();
  const [hasNext, hasPrev] = isBackward
    ? [behind.length > 0, hasMore]
    : [hasMore, behind.length > 0];
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    ...(hasNext && last ? { next: last.id } : {}),
    ...(hasPrev && first ? { prev: first.id } : {}),
  };
}

function invalid(message: string) {
  return new AppError("VALIDATION", message, [message]);
}

/** Returns the answer of a list: its pagination, the number of rows on this page, and the rows. */
export function presentPage<Row, Model, Query extends PageQuery>(
  query: Query,
  page: Page<Row>,
  present: (row: Row) => Model,
) {
  const { order_by, dir, limit }: Pick<Query, "order_by" | "dir" | "limit"> = query;
  const { rows, ...cursors } = page;
  return {
    pagination: { order_by, dir, limit, ...cursors },
    count: rows.length,
    models: rows.map(present),
  };
}
