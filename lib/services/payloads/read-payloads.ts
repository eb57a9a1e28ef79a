import type { Pool } from "pg";
import { idRange } from "../events/claim-events.ts";

export type PayloadRow = {
  id: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  bodyBytes: number;
  /** Absent when it is larger than asked for. */
  body: Buffer | null;
};

const SQL = `
  SELECT id, method, path, query, headers, body_bytes AS "bodyBytes",
    CASE WHEN body_bytes <= $5 THEN body END AS body
  FROM payload WHERE project_id = $1 AND id = ANY($2) AND id BETWEEN $3 AND $4`;

/** Reads payloads by their ids, with bodies up to `maxBodyBytes`. What retention took is missing. */
export async function readPayloads(
  pool: Pool,
  projectId: string,
  ids: readonly string[],
  maxBodyBytes: number,
): Promise<Map<string, PayloadRow>> {
  if (ids.length === 0) return new Map();
  const values = [projectId, ids, ...idRange(ids), maxBodyBytes];
  const { rows } = await pool.query<PayloadRow>(SQL, values);
  return new Map(rows.map((row) => [row.id, row]));
}
