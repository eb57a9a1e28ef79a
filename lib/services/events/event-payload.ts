/** What came in, as routing and delivery carry it. */
export type EventPayload = {
  id: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  bodyBytes: number;
  /** Absent when too large to be carried along: read it when the delivery starts. */
  body: Buffer | null;
};

/** Bodies up to this size travel with the rows; larger ones are read one by one, when needed. */
const CARRIED_BODY_BYTES = 64 * 1024;
const NO_BYTES = Buffer.alloc(0);

/** The columns of a payload that `toEventPayload` reads; the table is called `p`. */
export const PAYLOAD_COLUMNS = `p.id AS payload_id, p.method, p.path, p.query, p.headers, p.body_bytes,
    CASE WHEN p.body_bytes <= ${CARRIED_BODY_BYTES} THEN p.body END AS body`;

export type PayloadColumns = {
  payload_id: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body_bytes: number;
  body: Buffer | null;
};

export function toEventPayload(row: PayloadColumns): EventPayload {
  return {
    id: row.payload_id,
    method: row.method,
    path: row.path,
    query: row.query,
    headers: row.headers,
    bodyBytes: row.body_bytes,
    body: row.body ?? (row.body_bytes === 0 ? NO_BYTES : null),
  };
}
