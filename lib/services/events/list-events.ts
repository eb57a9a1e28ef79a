import type { EventListQuery } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows } from "../lists/timed-rows.ts";
import { LISTED_BODY_BYTES } from "../payloads/present-payload.ts";
import { eventConditions } from "./event-conditions.ts";
import { readEventData } from "./event-data.ts";
import { EVENT_COLUMNS, type EventRow, presentEvent } from "./event-row.ts";

/** Reads one page of events, of one request when `requestId` is given. */
export async function readEvents(
  ctx: ServiceContext,
  query: EventListQuery,
  requestId: string | null,
) {
  const filter = await eventConditions(ctx, query, requestId);
  const list = { ...filter, table: Prisma.raw("event"), columns: EVENT_COLUMNS };
  const page = await readTimedRows<EventRow>(ctx.db.pool, list, query, isCursorOf("evt"));
  const dataOf = query.include
    ? await readEventData(ctx, page.rows, LISTED_BODY_BYTES)
    : () => undefined;
  return presentPage(query, page, (row) => presentEvent(row, dataOf(row)));
}

export function listEvents(ctx: ServiceContext, query: EventListQuery) {
  return readEvents(ctx, query, null);
}
