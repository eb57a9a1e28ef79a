import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { isPayloadColumn, readPayloadPath } from "./payload-path.ts";

/** What ids stand for, as far as it is known. */
export type ExportNames = {
  source: (id: string) => string | undefined;
  destination: (id: string) => string | undefined;
};

type Read<Row> = (row: Row, names: ExportNames) => unknown;

export const EVENT_EXPORT: Readonly<Record<string, Read<EventModel>>> = {
  id: (event) => event.id,
  created: (event) => event.created_at,
  status: (event) => event.status,
  response: (event) => event.response_status,
  error: (event) => event.error_code,
  attempts: (event) => event.attempts,
  route: (event, names) =>
    [names.source(event.source_id), names.destination(event.destination_id)]
      .map((name) => name ?? "?")
      .join(" → "),
  source: (event, names) => names.source(event.source_id) ?? event.source_id,
  destination: (event, names) => names.destination(event.destination_id) ?? event.destination_id,
  webhook: (event) => event.webhook_id,
  request: (event) => event.request_id,
  last: (event) => event.last_attempt_at,
  next: (event) => event.next_attempt_at,
  succeeded: (event) => event.successful_at,
  group: (event) => event.delivery_group,
  order: (event) => event.order_key,
};

export const REQUEST_EXPORT: Readonly<Record<string, Read<RequestModel>>> = {
  id: (request) => request.id,
  created: (request) => request.created_at,
  status: (request) => (request.rejection_cause === null ? "ACCEPTED" : "REJECTED"),
  outcome: (request) => request.rejection_cause,
  source: (request, names) => names.source(request.source_id) ?? request.source_id,
  source_id: (request) => request.source_id,
  verified: (request) => request.verified,
  events: (request) => request.events_count,
  ignored: (request) => request.ignored_count,
  cli_events: (request) => request.cli_events_count,
};

type Row = { data?: Parameters<typeof readPayloadPath>[0] | null | undefined };

/** Returns the columns among `keys` that are neither known nor paths in payloads. */
export function unknownColumns(known: object, keys: readonly string[]): string[] {
  return keys.filter((key) => !Object.hasOwn(known, key) && !isPayloadColumn(key));
}

/** Returns the value of each column for one row; a path in its payload where no column has that name. */
export function readCells<R extends Row>(
  known: Readonly<Record<string, Read<R>>>,
  keys: readonly string[],
  row: R,
  names: ExportNames,
): unknown[] {
  return keys.map((key) => {
    if (Object.hasOwn(known, key)) return known[key]?.(row, names);
    return row.data ? readPayloadPath(row.data, key) : undefined;
  });
}
