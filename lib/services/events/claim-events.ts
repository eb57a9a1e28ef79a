import type { Pool, PoolClient } from "pg";
import { idLowerBound, idTimeMs } from "#lib/domain/ids.ts";
import type { AttemptTrigger } from "#lib/schemas/enums.ts";
import { CLAIM_S, type ClaimedEvent } from "./claimed-event.ts";
import { PAYLOAD_COLUMNS, type PayloadColumns, toEventPayload } from "./event-payload.ts";
import { wakeGroupsSql } from "./wake-groups.ts";

/** What a claim may take next of the events that are in no delivery group. */
const DUE_SQL = `
  SELECT id, claim_id IS NOT NULL AS is_interrupted FROM event
  WHERE destination_id = $1 AND due_at <= now() AND delivery_group IS NULL
  ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`;

/** The same for some groups, each with its own number of starts. */
const GROUP_DUE_SQL = `
  SELECT d.id, d.is_interrupted
  FROM json_to_recordset($2::text::json) AS g (name text, starts int)
  CROSS JOIN LATERAL (
    SELECT id, claim_id IS NOT NULL AS is_interrupted FROM event
    WHERE destination_id = $1 AND due_at <= now() AND delivery_group = g.name
    ORDER BY due_at, id LIMIT g.starts FOR UPDATE SKIP LOCKED) AS d`;

/**
 * SKIP LOCKED lets any number of workers claim from one destination at once. An event that still
 * carries a claim when it is due again was interrupted: its worker died or lost the database.
 */
const claimSql = (dueSql: string) => `
  WITH due AS (${dueSql}
  ), claimed AS (
    UPDATE event e SET claim_id = $3, due_at = now() + interval '${CLAIM_S} seconds',
      status = 'QUEUED', interruptions = e.interruptions + due.is_interrupted::int,
      updated_at = now()
    FROM due WHERE e.id = due.id RETURNING e.*, due.is_interrupted
  )
  SELECT c.id, c.project_id, c.connection_id, c.source_id, c.destination_id, c.request_id,
    c.created_at, c.first_attempt_at, c.attempts, c.automatic_count, c.next_trigger, c.bulk_operation_id,
    c.delivery_group, c.order_key, c.is_interrupted, c.interruptions, r.verified, r.original_ip,
    s.config_version::text AS config_version,
    ${PAYLOAD_COLUMNS}
  FROM claimed c
  JOIN payload p ON p.id = c.payload_id
  JOIN request r ON r.id = c.request_id
  JOIN source s ON s.id = c.source_id
  ORDER BY c.id`;

const CLAIM_SQL = claimSql(DUE_SQL);
const CLAIM_GROUPED_SQL = claimSql(GROUP_DUE_SQL);

type Row = PayloadColumns & {
  id: string;
  project_id: string;
  connection_id: string;
  source_id: string;
  destination_id: string;
  request_id: string;
  created_at: Date;
  first_attempt_at: Date | null;
  attempts: number;
  automatic_count: number;
  next_trigger: AttemptTrigger;
  bulk_operation_id: string | null;
  delivery_group: string | null;
  order_key: string | null;
  is_interrupted: boolean;
  interruptions: number;
  verified: boolean | null;
  original_ip: string;
  config_version: string;
};

export type Claim = { event: ClaimedEvent; isInterrupted: boolean; interruptions: number };

/**
 * Claims up to `limit` due events of a destination that are in no delivery group, those that were due
 * first coming first.
 */
export async function claimEvents(
  pool: Pool | PoolClient,
  destinationId: string,
  claimId: string,
  limit: number,
): Promise<Claim[]> {
  const { rows } = await pool.query<Row>({
    name: "claim-events",
    text: CLAIM_SQL,
    values: [destinationId, limit, claimId],
  });
  return rows.map((row) => toClaim(row, claimId));
}

/** Claims due events of some delivery groups of a destination, of each as many as it may start. */
export async function claimGroupedEvents(
  client: PoolClient,
  destinationId: string,
  claimId: string,
  shares: ReadonlyMap<string, number>,
): Promise<Claim[]> {
  const { rows } = await client.query<Row>({
    name: "claim-grouped-events",
    text: CLAIM_GROUPED_SQL,
    values: [
      destinationId,
      JSON.stringify(Array.from(shares, ([name, starts]) => ({ name, starts }))),
      claimId,
    ],
  });
  return rows.map((row) => toClaim(row, claimId));
}

function toClaim(row: Row, claimId: string): Claim {
  return {
    isInterrupted: row.is_interrupted,
    interruptions: row.interruptions,
    event: {
      id: row.id,
      claimId,
      projectId: row.project_id,
      connectionId: row.connection_id,
      sourceId: row.source_id,
      destinationId: row.destination_id,
      requestId: row.request_id,
      createdAtMs: row.created_at.getTime(),
      firstAttemptAtMs: row.first_attempt_at?.getTime() ?? null,
      attempts: row.attempts,
      automaticCount: row.automatic_count,
      trigger: row.next_trigger,
      verified: row.verified,
      originalIp: row.original_ip,
      bulkOperationId: row.bulk_operation_id,
      deliveryGroup: row.delivery_group,
      orderKey: row.order_key,
      isProbe: false,
      configVersion: row.config_version,
      payload: toEventPayload(row),
    },
  };
}

/** Puts off the expiry of claims whose deliveries are still under way. */
export async function renewClaims(pool: Pool, eventIds: string[], claimIds: string[]) {
  const [first, last] = idRange(eventIds);
  await pool.query({
    name: "renew-claims",
    text: `UPDATE event SET due_at = now() + interval '${CLAIM_S} seconds'
      WHERE id = ANY($1) AND id BETWEEN $2 AND $3 AND claim_id = ANY($4)`,
    values: [eventIds, first, last, claimIds],
  });
}

/** Gives back events that were claimed and not begun: they are due at once, for anybody. */
export async function releaseClaims(pool: Pool, eventIds: string[], claimIds: string[]) {
  if (eventIds.length === 0) return;
  const [first, last] = idRange(eventIds);
  await pool.query(
    `WITH released AS (
       UPDATE event SET due_at = now(), claim_id = NULL
       WHERE id = ANY($1) AND id BETWEEN $2 AND $3 AND claim_id = ANY($4)
       RETURNING destination_id, delivery_group, due_at
     ) ${wakeGroupsSql("released")}`,
    [eventIds, first, last, claimIds],
  );
}

/** The smallest and largest of some ids: stated beside `= ANY`, they let Postgres skip partitions. */
export function idRange(ids: readonly string[]): [string, string] {
  let first = ids[0] ?? "";
  let last = first;
  for (const id of ids) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  return [first, last];
}

/** The range of ids of another kind that were made in the same milliseconds as `ids`. */
export function siblingRange(prefix: "edt" | "req", ids: readonly string[]): [string, string] {
  const [first, last] = idRange(ids);
  return [idLowerBound(prefix, idTimeMs(first)), idLowerBound(prefix, idTimeMs(last) + 1)];
}
