import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { SortColumn } from "./keyset.ts";
import { type Page, type PageQuery, readPage } from "./read-page.ts";
import { runSql } from "./run-sql.ts";

type Source<Row> = {
  /** Tables and joins; the table that is listed is called `t`. */
  from: Prisma.Sql;
  condition: Prisma.Sql;
  /** What to sort by; the id decides between equals. */
  sortBy: readonly Prisma.Sql[];
  load(ids: string[]): Promise<Row[]>;
};

const ID = Prisma.raw("t.id");

function sortColumns(sortBy: readonly Prisma.Sql[], dir: PageQuery["dir"]): SortColumn[] {
  const dirs = Array.isArray(dir) ? dir : [dir];
  const dirAt = (at: number) => dirs[at] ?? dirs[0] ?? "desc";
  const columns = sortBy.map((sql, at) => ({ sql, dir: dirAt(at) }));
  return [...columns, { sql: ID, dir: dirAt(0) }];
}

/** Reads one page of a table of configuration, sorted by any of its columns. */
export async function readRows<Row extends { id: string }>(
  ctx: ServiceContext,
  source: Source<Row>,
  query: Pick<PageQuery, "limit" | "next" | "prev" | "dir">,
): Promise<Page<Row>> {
  const columns = sortColumns(source.sortBy, query.dir);
  const { pool } = ctx.db;
  const page = await readPage<{ id: string }>(
    {
      columns,
      async positionOf(cursor) {
        // Postgres compares its own values: timestamps keep their precision, texts their collation.
        const own = columns.map(({ sql }, at) => Prisma.sql`${sql} AS ${Prisma.raw(`c${at}`)}`);
        const [row] = await runSql<Record<string, unknown>>(
          pool,
          Prisma.sql`SELECT ${Prisma.join(own)} FROM ${source.from}
            WHERE t.id = ${cursor} AND t.project_id = ${ctx.projectId}`,
        );
        return row ? Object.values(row) : null;
      },
      rows: (where, orderBy, limit) =>
        runSql(
          pool,
          Prisma.sql`SELECT t.id FROM ${source.from}
            WHERE ${source.condition} ${where ? Prisma.sql`AND ${where}` : Prisma.empty}
            ORDER BY ${orderBy} LIMIT ${limit}`,
        ),
    },
    query,
  );
  const loaded = await source.load(page.rows.map((row) => row.id));
  const byId = new Map(loaded.map((row) => [row.id, row]));
  return { ...page, rows: page.rows.flatMap(({ id }) => byId.get(id) ?? []) };
}

export async function countRows(
  ctx: ServiceContext,
  from: Prisma.Sql,
  condition: Prisma.Sql,
): Promise<{ count: number }> {
  const [row] = await runSql<{ count: number }>(
    ctx.db.pool,
    Prisma.sql`SELECT count(*)::int AS count FROM ${from} WHERE ${condition}`,
  );
  return { count: row?.count ?? 0 };
}
