import type { Pool } from "pg";
import { newId } from "#lib/domain/ids.ts";
import { tendDeliveryGroups } from "#lib/services/events/delivery-groups.ts";

const INSERT_SQL = `
  WITH input AS (
    SELECT * FROM json_to_recordset($1::text::json) AS i (event text, request text, payload text)
  ), s AS (
    INSERT INTO source (id, project_id, name) VALUES ('src_due', 'tm_due', 'due')
    ON CONFLICT (id) DO NOTHING
  ), p AS (
    INSERT INTO payload (id, project_id, method, path, query, headers, body_bytes, created_at)
    SELECT payload, 'tm_due', 'POST', '/', '', '{}', 0, now() FROM input
  ), r AS (
    INSERT INTO request (id, project_id, source_id, payload_id, original_ip, created_at, routed_at)
    SELECT request, 'tm_due', 'src_due', payload, '', now(), now() FROM input
  )
  INSERT INTO event (id, project_id, connection_id, source_id, destination_id, request_id, payload_id,
    status, due_at, delivery_group, created_at, updated_at)
  SELECT event, 'tm_due', 'web_due', 'src_due', $2, request, payload, 'QUEUED', now(), $3, now(), now()
  FROM input`;

/** Adds due events to a destination, in a delivery group or in none, with the rows that claims read along. */
export async function insertDueEvents(
  pool: Pool,
  destinationId: string,
  count: number,
  group: string | null = null,
): Promise<string[]> {
  const nowMs = Date.now();
  const rows = Array.from({ length: count }, () => ({
    event: newId("evt", nowMs),
    request: newId("req", nowMs),
    payload: newId("edt", nowMs),
  }));
  await pool.query(INSERT_SQL, [JSON.stringify(rows), destinationId, group]);
  if (group !== null) await tendDeliveryGroups(pool);
  return rows.map((row) => row.event);
}
