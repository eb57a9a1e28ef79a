import type { ServiceContext } from "#lib/services/context.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { deleteSource } from "#lib/services/sources/delete-source.ts";
import { tellChanges } from "#lib/services/tell-changes.ts";
import { deleteTransformation } from "#lib/services/transformations/delete-transformation.ts";
import { findShop } from "./find-shop.ts";

export type Cleared = { sources: number; destinations: number; requests: number; events: number };

const CONNECTIONS = "connection_id IN (SELECT id FROM connection WHERE source_id = ANY($1))";

/** In an order in which every row can still be found by those that name it; $1 are the sources. */
const DELETIONS = {
  issue: `DELETE FROM issue WHERE resource_id = ANY($1)
    OR resource_id IN (SELECT destination_id FROM connection WHERE source_id = ANY($1))
    OR resource_id IN (SELECT id FROM connection WHERE source_id = ANY($1))
    OR resource_id IN (SELECT transformation_id FROM execution WHERE ${CONNECTIONS})`,
  output: `DELETE FROM payload WHERE id IN (
    SELECT transformed_payload_id FROM execution WHERE ${CONNECTIONS}
    UNION SELECT payload_id FROM event WHERE ${CONNECTIONS})`,
  execution: `DELETE FROM execution WHERE ${CONNECTIONS}`,
  bookmark: `DELETE FROM bookmark WHERE ${CONNECTIONS}`,
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
  const transformationIds = await findTransformations(
    ctx,
    sources.map(({ id }) => id),
  );
  for (const { id } of sources) await deleteSource(ctx, { id });
  for (const { id } of destinations) await deleteDestination(ctx, { id });
  for (const id of transformationIds) await deleteTransformation(ctx, { id });
  const deleted = await deleteHistory(
    ctx,
    sources.map(({ id }) => id),
  );
  return { sources: sources.length, destinations: destinations.length, ...deleted };
}

/** Returns the transformations that the rules of the demo's connections run, and those of nobody else. */
async function findTransformations({ db, projectId }: ServiceContext, sourceIds: string[]) {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT DISTINCT rule->>'transformation_id' AS id
     FROM connection c, jsonb_array_elements(c.rules) AS rule
     WHERE c.project_id = $1 AND c.deleted_at IS NULL AND rule->>'type' = 'transform'
     GROUP BY 1 HAVING bool_and(c.source_id = ANY($2))`,
    [projectId, sourceIds],
  );
  return rows.map(({ id }) => id);
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
