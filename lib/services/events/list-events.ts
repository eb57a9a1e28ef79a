import type { EventListQuery } from "#lib/schemas/event.ts";
import type { ServiceContext } from "../context.ts";
import { presentPage } from "../lists/read-page.ts";
import { readSearchable } from "../lists/read-searchable.ts";
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
  const list = { table: "event" as const, columns: EVENT_COLUMNS, filter };
  const { page, search } = await readSearchable<EventRow>(ctx, list, query);
  const dataOf = query.include
    ? await readEventData(ctx, page.rows, LISTED_BODY_BYTES)
    : () => undefined;
  const answer = presentPage(query, page, (row) => presentEvent(row, dataOf(row)));
  return { ...answer, ...(search ? { search } : {}) };
}

export function listEvents(ctx: ServiceContext, query: EventListQuery) {
  return readEvents(ctx, query, null);
}
