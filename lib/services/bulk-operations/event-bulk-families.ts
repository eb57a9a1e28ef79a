import { type BulkEventQuery, bulkEventQuery } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { idRange } from "../events/claim-events.ts";
import { eventConditions } from "../events/event-conditions.ts";
import {
  CANCEL_TRANSITION,
  type EventTransition,
  retryTransition,
} from "../events/event-transitions.ts";
import { wakeGroupsSql } from "../events/wake-groups.ts";
import { runSql } from "../lists/run-sql.ts";
import { searchOf } from "../lists/search-of.ts";
import { tellChanges } from "../tell-changes.ts";
import type { BulkChunk, BulkFamily, BulkSelection, ProjectReader } from "./bulk-family.ts";

const CHUNK = 500;

async function selectEvents(reader: ProjectReader, query: BulkEventQuery): Promise<BulkSelection> {
  const filter = await eventConditions(reader, query);
  return { ...filter, table: "event", prefix: "evt", search: searchOf(reader, query) };
}

/** Changes those of a chunk that are still as they were selected, and returns their destinations. */
async function changeEvents(
  { client, reader, ids, condition }: BulkChunk<BulkEventQuery>,
  transition: EventTransition,
  also: Prisma.Sql,
): Promise<string[]> {
  const [first, last] = idRange(ids);
  const rows = await runSql<{ destination_id: string }>(
    client,
    Prisma.sql`WITH changed AS (
        UPDATE event t SET ${Prisma.raw(transition.assignments)}, ${also}
        WHERE t.id = ANY(${ids}::text[]) AND t.id BETWEEN ${first} AND ${last}
          AND ${condition} AND ${Prisma.raw(transition.condition)}
        RETURNING t.destination_id, t.delivery_group, t.due_at
      ), woken AS (${Prisma.raw(wakeGroupsSql("changed"))})
      SELECT destination_id FROM changed`,
  );
  if (rows.length > 0) await tellChanges(client, reader.projectId, ["events"]);
  return rows.map((row) => row.destination_id);
}

const outcome = (ids: readonly string[], changed: readonly string[]) => ({
  completed: changed.length,
  failed: ids.length - changed.length,
});

/** Puts events in line for one more attempt: they are due, and their destinations' limits decide when. */
export const eventRetries: BulkFamily<BulkEventQuery> = {
  type: "events.retry",
  schema: bulkEventQuery,
  chunkSize: CHUNK,
  select: selectEvents,
  async apply(chunk) {
    const mark = Prisma.sql`bulk_operation_id = ${chunk.operationId}, updated_at = now()`;
    const destinationIds = await changeEvents(chunk, retryTransition("BULK_RETRY"), mark);
    const tickets = [...new Set(destinationIds)].map((destinationId) => ({
      data: { destinationId },
    }));
    if (tickets.length > 0) await chunk.queue.send("event.deliver", tickets, chunk.client);
    return outcome(chunk.ids, destinationIds);
  },
};

/** What can wait for something; each of them is found by its index. */
const CANCELLABLE = ["SCHEDULED", "QUEUED", "HOLD", "FAILED"] as const;

/** Takes events out of line. Those that wait for nothing are not selected. */
export const eventCancellations: BulkFamily<BulkEventQuery> = {
  type: "events.cancel",
  schema: bulkEventQuery,
  chunkSize: CHUNK,
  async select(reader, query) {
    const selection = await selectEvents(reader, {
      ...query,
      status: query.status ?? [...CANCELLABLE],
    });
    const isWaiting = Prisma.sql`(t.status = 'HOLD' OR t.due_at IS NOT NULL)`;
    return { ...selection, conditions: [...selection.conditions, isWaiting] };
  },
  async apply(chunk) {
    const changed = await changeEvents(chunk, CANCEL_TRANSITION, Prisma.sql`updated_at = now()`);
    return outcome(chunk.ids, changed);
  },
};
