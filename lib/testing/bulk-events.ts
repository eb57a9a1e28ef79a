import type { Pool } from "pg";
import { newId } from "#lib/domain/ids.ts";
import { insertRequest } from "./test-rows.ts";

type Owner = {
  projectId: string;
  sourceId: string;
  connectionId: string;
  destinationId: string;
};

/** Stores events in their thousands, all of one request. Returns their ids, in the order of creation. */
export async function insertEvents(
  pool: Pool,
  owner: Owner,
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
