import type { IgnoredCause } from "#lib/schemas/enums.ts";
import type { IgnoredEventListQuery, IgnoredEventModel } from "#lib/schemas/ignored-event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { microseconds } from "../lists/run-sql.ts";
import { readTimedRows } from "../lists/timed-rows.ts";
import { findRequest } from "./find-request.ts";

type Row = {
  id: string;
  project_id: string;
  request_id: string;
  connection_id: string;
  cause: IgnoredCause;
  meta: unknown;
  created_at: string;
};

const COLUMNS = Prisma.sql`
  t.id, t.project_id, t.request_id, t.connection_id, t.cause, t.meta, ${microseconds("created_at")}`;

function present(row: Row): IgnoredEventModel {
  return {
    id: row.id,
    team_id: row.project_id,
    webhook_id: row.connection_id,
    cause: row.cause,
    request_id: row.request_id,
    meta: row.meta,
    created_at: row.created_at,
  };
}

/** Lists the connections that made no event of a request. Their ids begin with the request's. */
export async function listIgnoredEvents(
  ctx: ServiceContext,
  query: IgnoredEventListQuery & { request_id: string },
) {
  const request = await findRequest(ctx, query.request_id);
  const prefix = `${request.id}:`;
  const list = {
    table: Prisma.raw("ignored_event"),
    columns: COLUMNS,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      // The character that follows ":" ends the range of everything that begins with the prefix.
      Prisma.sql`t.id > ${prefix} AND t.id < ${`${request.id};`}`,
      oneOf(Prisma.raw("t.id"), query.id),
    ],
  };
  const page = await readTimedRows<Row>(ctx.db.pool, list, query, (text) =>
    text.startsWith(prefix),
  );
  return presentPage(query, page, present);
}
