import type { RequestListQuery } from "#lib/schemas/request.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { createdCondition, dateCondition, integerCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows, type TimedList } from "../lists/timed-rows.ts";
import { LISTED_BODY_BYTES } from "../payloads/present-payload.ts";
import { readRequestData } from "./request-data.ts";
import { presentRequest, REQUEST_COLUMNS, type RequestRow } from "./request-row.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);
const ID = column("id");

function statusCondition(status: RequestListQuery["status"]): Prisma.Sql | null {
  if (!status) return null;
  return status.toLowerCase() === "rejected"
    ? Prisma.sql`t.rejection_cause IS NOT NULL`
    : Prisma.sql`t.rejection_cause IS NULL`;
}

function requestList(ctx: ServiceContext, query: RequestListQuery): TimedList {
  const { rejection_cause: cause, source_id: sourceIds } = query;
  return {
    table: Prisma.raw("request"),
    columns: REQUEST_COLUMNS,
    spread: sourceIds ? { column: column("source_id"), values: [...new Set(sourceIds)] } : null,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      createdCondition(ID, "req", query.created_at),
      oneOf(ID, query.id),
      statusCondition(cause ? "rejected" : undefined),
      statusCondition(query.status),
      oneOf(column("rejection_cause"), cause),
      query.verified === undefined
        ? null
        : Prisma.sql`t.verified IS ${Prisma.raw(query.verified ? "TRUE" : "FALSE")}`,
      dateCondition(column("ingested_at"), query.ingested_at),
      integerCondition(column("events_count"), query.events_count),
      integerCondition(column("cli_events_count"), query.cli_events_count),
      integerCondition(column("ignored_count"), query.ignored_count),
    ],
  };
}

/**
 * Lists requests in the order of their ids. Created and ingested are a few milliseconds apart, so both
 * orders are the same.
 */
export async function listRequests(ctx: ServiceContext, query: RequestListQuery) {
  const list = requestList(ctx, query);
  const page = await readTimedRows<RequestRow>(ctx.db.pool, list, query, isCursorOf("req"));
  const dataOf = query.include
    ? await readRequestData(ctx, page.rows, LISTED_BODY_BYTES)
    : () => undefined;
  return presentPage(query, page, (row) => presentRequest(row, dataOf(row)));
}
