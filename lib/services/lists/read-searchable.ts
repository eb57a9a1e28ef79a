import type { Pool } from "pg";
import type { PayloadSearch, SearchProgress } from "#lib/schemas/payload-search.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { idRange } from "../events/claim-events.ts";
import type { Page } from "./read-page.ts";
import { runSql } from "./run-sql.ts";
import { searchOf } from "./search-of.ts";
import { type SearchQuery, searchPage } from "./search-page.ts";
import { isCursorOf, readTimedRows, type TimedFilter } from "./timed-rows.ts";

/** A list whose rows have payloads. */
type SearchableList = { table: "event" | "request"; columns: Prisma.Sql; filter: TimedFilter };

const PREFIXES = { event: "evt", request: "req" } as const;

/** Reads rows that were found by their ids, in that order. */
async function loadRows<Row extends { id: string }>(
  pool: Pool,
  { table, columns }: SearchableList,
  found: Page<{ id: string }>,
): Promise<Page<Row>> {
  const ids = found.rows.map(({ id }) => id);
  const [first, last] = idRange(ids);
  const rows = await runSql<Row>(
    pool,
    Prisma.sql`SELECT ${columns} FROM ${Prisma.raw(table)} t
      WHERE t.id = ANY(${ids}::text[]) AND t.id BETWEEN ${first} AND ${last}`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { ...found, rows: ids.flatMap((id) => byId.get(id) ?? []) };
}

/** Reads one page of events or requests: of all that the filter names, or of those that a search finds. */
export async function readSearchable<Row extends { id: string }>(
  { db: { pool }, projectId, actor }: Pick<ServiceContext, "db" | "projectId" | "actor">,
  { table, columns, filter }: SearchableList,
  query: SearchQuery & PayloadSearch,
): Promise<{ page: Page<Row>; search: SearchProgress | null }> {
  const isCursor = isCursorOf(PREFIXES[table]);
  const search = searchOf({ actor }, query);
  if (!search) {
    const list = { ...filter, table: Prisma.raw(table), columns };
    return { page: await readTimedRows<Row>(pool, list, query, isCursor), search: null };
  }
  const found = await searchPage(pool, projectId, { table, filter, search }, query, isCursor);
  const page = await loadRows<Row>(pool, { table, columns, filter }, found.page);
  return { page, search: found.search };
}
