import { type BulkIgnoredEventQuery, bulkIgnoredEventQuery } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { createdCondition, oneOf } from "../lists/conditions.ts";
import { orderRouting } from "../requests/order-routing.ts";
import { tellChanges } from "../tell-changes.ts";
import type { BulkFamily, BulkSelection, ProjectReader } from "./bulk-family.ts";
import { lockSelected } from "./lock-selected.ts";

const CHUNK = 500;
const column = (name: string) => Prisma.raw(`t.${name}`);

function selectIgnored(reader: ProjectReader, query: BulkIgnoredEventQuery): BulkSelection {
  const { webhook_id: connectionIds, transformation_id: transformationId } = query;
  return {
    table: "ignored_event",
    search: null,
    prefix: "req",
    spread: connectionIds
      ? { column: column("connection_id"), values: [...new Set(connectionIds)] }
      : null,
    conditions: [
      Prisma.sql`t.project_id = ${reader.projectId}`,
      createdCondition(column("id"), "req", query.created_at),
      oneOf(column("cause"), query.cause),
      oneOf(column("request_id"), query.request_id),
      transformationId === undefined
        ? null
        : Prisma.sql`t.meta->>'transformation_id' = ${transformationId}`,
    ],
  };
}

/** Ids are those of a request and a connection, with a colon between them. */
function byRequest(ids: readonly string[]): { requestId: string; connectionIds: string[] }[] {
  const connections = new Map<string, string[]>();
  for (const id of ids) {
    const [requestId = "", connectionId = ""] = id.split(":");
    connections.set(requestId, [...(connections.get(requestId) ?? []), connectionId]);
  }
  return [...connections].map(([requestId, connectionIds]) => ({ requestId, connectionIds }));
}

/** Routes requests again to connections that ignored them: what they still ignore is on record anew. */
export const ignoredEventRetries: BulkFamily<BulkIgnoredEventQuery> = {
  type: "ignored_events.retry",
  schema: bulkIgnoredEventQuery,
  chunkSize: CHUNK,
  async select(reader, query) {
    return selectIgnored(reader, query);
  },
  async apply(chunk) {
    const { client, queue, reader, operationId, ids, nowMs } = chunk;
    const wanted = byRequest(await lockSelected(chunk, Prisma.raw("ignored_event")));
    const by = { projectId: reader.projectId, bulkOperationId: operationId, nowMs };
    const orders = await orderRouting(client, queue, wanted, by);
    const ordered = new Set(orders.map((order) => order.requestId));
    const completed = wanted
      .filter((each) => ordered.has(each.requestId))
      .reduce((sum, each) => sum + each.connectionIds.length, 0);
    if (completed > 0) await tellChanges(client, reader.projectId, ["requests"]);
    return { completed, failed: ids.length - completed };
  },
};
