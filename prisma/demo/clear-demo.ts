import type { ServiceContext } from "#lib/services/context.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { deleteSource } from "#lib/services/sources/delete-source.ts";
import { tellChanges } from "#lib/services/tell-changes.ts";
import { findShop } from "./find-shop.ts";

export type Cleared = { sources: number; destinations: number; requests: number; events: number };

const CONNECTIONS = "connection_id IN (SELECT id FROM connection WHERE source_id = ANY($1))";

/** In an order in which every row can still be found by those that name it; $1 are the sources. */
const DELETIONS = {
  attempt: `DELETE FROM attempt WHERE event_id IN (SELECT id FROM event WHERE ${CONNECTIONS})`,
  ignored: `DELETE FROM ignored_event WHERE ${CONNECTIONS}`,
  event: `DELETE FROM event WHERE ${CONNECTIONS}`,
  payload:
    "DELETE FROM payload WHERE id IN (SELECT payload_id FROM request WHERE source_id = ANY($1))",
  request: "DELETE FROM request WHERE source_id = ANY($1)",
} as const;

/**
 * Removes the demo: its sources and destinations as the API would, then all that ever came in at those
 * sources, also what was sent by hand. Nothing else is touched.
 */
export async function clearDemo(ctx: ServiceContext): Promise<Cleared> {
  const { sources, destinations } = await findShop(ctx);
  for (const { id } of sources) await deleteSource(ctx, { id });
  for (const { id } of destinations) await deleteDestination(ctx, { id });
  const deleted = await deleteHistory(
    ctx,
    sources.map(({ id }) => id),
  );
  return { sources: sources.length, destinations: destinations.length, ...deleted };
}

async function deleteHistory({ db, projectId }: ServiceContext, sourceIds: string[]) {
  const counts = { requests: 0, events: 0 };
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    for (const [table, sql] of Object.entries(DELETIONS)) {
      const { rowCount } = await client.query(sql, [sourceIds]);
      if (table === "request") counts.requests = rowCount ?? 0;
      if (table === "event") counts.events = rowCount ?? 0;
    }
    await tellChanges(client, projectId, ["requests", "events", "attempts"]);
    await client.query("COMMIT");
    return counts;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
