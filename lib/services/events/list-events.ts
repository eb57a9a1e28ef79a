import { isTimedId } from "#lib/domain/ids.ts";
import type { EventListQuery } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { createdCondition, dateCondition, integerCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, notBefore, readTimedRows, type TimedList } from "../lists/timed-rows.ts";
import { LISTED_BODY_BYTES } from "../payloads/present-payload.ts";
import { readEventData } from "./event-data.ts";
import { EVENT_COLUMNS, type EventRow, presentEvent } from "./event-row.ts";
import { statusBranches } from "./status-branches.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);
const ID = column("id");
const CONNECTION_ID = column("connection_id");

/**
 * Returns the connections that the filter is about, deleted ones too, or null when it is about none:
 * events have an index by connection, and none by source or destination.
 */
async function connectionsOf(ctx: ServiceContext, query: EventListQuery): Promise<string[] | null> {
  const { webhook_id: ids, source_id: sourceIds, destination_id: destinationIds } = query;
  if (!sourceIds && !destinationIds) return ids ? [...new Set(ids)] : null;
  const rows = await ctx.db.prisma.connection.findMany({
    where: {
      projectId: ctx.projectId,
      ...(ids ? { id: { in: ids } } : {}),
      ...(sourceIds ? { sourceId: { in: sourceIds } } : {}),
      ...(destinationIds ? { destinationId: { in: destinationIds } } : {}),
    },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

function cliCondition(filter: EventListQuery["cli_id"]): Prisma.Sql | null {
  if (!filter || ("all" in filter && filter.all === true)) return null;
  if ("in" in filter) return oneOf(column("cli_id"), filter.in);
  if (!("any" in filter) || filter.any === undefined) return null;
  return filter.any ? Prisma.sql`t.cli_id IS NOT NULL` : Prisma.sql`t.cli_id IS NULL`;
}

function notBeforePayload(payloadIds: string[] | undefined): Prisma.Sql | null {
  const [earliest] = payloadIds?.filter((id) => isTimedId("edt", id)).toSorted() ?? [];
  return earliest === undefined ? null : notBefore("evt", earliest);
}

async function eventList(
  ctx: ServiceContext,
  query: EventListQuery,
  requestId: string | null,
): Promise<TimedList> {
  const connectionIds = await connectionsOf(ctx, query);
  return {
    table: Prisma.raw("event"),
    columns: EVENT_COLUMNS,
    spread: connectionIds && { column: CONNECTION_ID, values: connectionIds },
    branches: statusBranches(query),
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      requestId && Prisma.sql`t.request_id = ${requestId} AND ${notBefore("evt", requestId)}`,
      createdCondition(ID, "evt", query.created_at),
      oneOf(ID, query.id),
      oneOf(column("payload_id"), query.event_data_id),
      notBeforePayload(query.event_data_id),
      oneOf(column("bulk_operation_id"), query.bulk_retry_id),
      oneOf(column("delivery_group"), query.delivery_group),
      oneOf(column("error_code"), query.error_code),
      cliCondition(query.cli_id),
      integerCondition(column("attempts"), query.attempts),
      integerCondition(column("response_status"), query.response_status),
      dateCondition(column("last_attempt_at"), query.last_attempt_at),
      dateCondition(column("next_attempt_at"), query.next_attempt_at),
      dateCondition(column("successful_at"), query.successful_at),
    ].map((condition) => condition || null),
  };
}

/** Reads one page of events, of one request when `requestId` is given. */
export async function readEvents(
  ctx: ServiceContext,
  query: EventListQuery,
  requestId: string | null,
) {
  const list = await eventList(ctx, query, requestId);
  const page = await readTimedRows<EventRow>(ctx.db.pool, list, query, isCursorOf("evt"));
  const dataOf = query.include
    ? await readEventData(ctx, page.rows, LISTED_BODY_BYTES)
    : () => undefined;
  return presentPage(query, page, (row) => presentEvent(row, dataOf(row)));
}

export function listEvents(ctx: ServiceContext, query: EventListQuery) {
  return readEvents(ctx, query, null);
}
