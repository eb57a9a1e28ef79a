import type { Pool } from "pg";
import { newId } from "#lib/domain/ids.ts";
import { runBulkOperation } from "#lib/services/bulk-operations/run-bulk-operation.ts";
import { createConnection } from "#lib/services/connections/create-connection.ts";
import type { TestApi } from "./test-api.ts";
import { insertRequest } from "./test-rows.ts";

export type BulkOwner = {
  projectId: string;
  sourceId: string;
  connectionId: string;
  destinationId: string;
};

/** Adds a connection to the echo, for events that no other test has. */
export async function addBulkOwner({ ctx, project }: TestApi, name: string): Promise<BulkOwner> {
  const { id, source, destination } = await createConnection(ctx, {
    source: { name: `source-${name}` },
    destination: { name: `destination-${name}`, type: "MOCK_API" },
    rules: [],
  });
  return {
    projectId: project.id,
    connectionId: id,
    sourceId: source.id,
    destinationId: destination.id,
  };
}

/** Runs operations as a worker does: `step` one chunk, since its clock jumps behind it; `runAll` to the end. */
export function bulkRunner({ ctx }: TestApi) {
  const run = (operationId: string, nowMs: () => number) =>
    runBulkOperation({ pool: ctx.db.pool, queue: ctx.queue, nowMs }, operationId);
  return {
    step(operationId: string): Promise<void> {
      let ms = 0;
      return run(operationId, () => {
        ms += 10_000;
        return ms;
      });
    },
    runAll: (operationId: string) => run(operationId, () => 0),
  };
}

/** Stores events in their thousands, all of one request. Returns their ids, in the order of creation. */
export async function insertEvents(
  pool: Pool,
  owner: BulkOwner,
  count: number,
  { atMs = Date.now(), status = "FAILED" }: { atMs?: number; status?: string } = {},
): Promise<string[]> {
  const request = await insertRequest(pool, owner, atMs, {
    row: { routed_at: new Date(atMs) },
  });
  const ids = Array.from({ length: count }, () => newId("evt", atMs)).sort();
  await pool.query(
    `INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id,
       payload_id, status, attempts, created_at, updated_at)
     SELECT id, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9 FROM unnest($1::text[]) AS id`,
    [
      ids,
      owner.projectId,
      owner.connectionId,
      owner.sourceId,
      owner.destinationId,
      request.id,
      request.payloadId,
      status,
      new Date(atMs),
    ],
  );
  return ids;
}

/** Counts from now on how often each event is put in line by an operation. */
export async function countRetries(pool: Pool): Promise<() => Promise<Map<string, number>>> {
  await pool.query(`
    CREATE TABLE bulk_retried (event_id text);
    CREATE FUNCTION note_bulk_retry() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO bulk_retried VALUES (NEW.id);
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_bulk_retry AFTER UPDATE OF next_trigger ON event FOR EACH ROW
      WHEN (NEW.next_trigger = 'BULK_RETRY') EXECUTE FUNCTION note_bulk_retry();`);
  return async () => {
    const { rows } = await pool.query<{ event_id: string; times: number }>(
      "SELECT event_id, count(*)::int AS times FROM bulk_retried GROUP BY event_id",
    );
    return new Map(rows.map((row) => [row.event_id, row.times]));
  };
}
