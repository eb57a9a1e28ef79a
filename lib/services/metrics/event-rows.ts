import type { Tier } from "#lib/domain/metrics/roll-up-tiers.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { rollUpRows } from "./roll-up-rows.ts";
import type { Scan } from "./scan-rows.ts";

/** Events one by one, in the words of their roll-ups and with what those leave out. */
const COLUMNS = Prisma.sql`t.created_at AS bucket_at, t.source_id, t.connection_id, t.destination_id,
  t.delivery_group, t.status, t.status = 'FAILED' AND t.next_attempt_at IS NOT NULL AS is_retrying,
  t.error_code, t.response_status, t.attempts, t.payload_id, t.cli_id,
  t.cli_user_id, 1 AS count`;

/** Events as they are, of some connections or operations when those are asked for. */
export function eventScan(filter: { connectionIds?: string[]; operationIds?: string[] }): Scan {
  return {
    table: "event",
    prefix: "evt",
    columns: COLUMNS,
    conditions: [
      oneOf(Prisma.raw("t.connection_id"), filter.connectionIds),
      oneOf(Prisma.raw("t.bulk_operation_id"), filter.operationIds),
    ],
  };
}

/** Roll-ups of events, of each connection or of the project as a whole. */
export function eventRollUps(projectId: string, isPerResource: boolean, tiers: Tier[]) {
  return rollUpRows("event_rollup", projectId, isPerResource ? 1 : 0, tiers);
}

/**
 * Returns the connections of some sources or destinations, deleted ones too; undefined when none are
 * asked for. Roll-ups of events have an index by connection, and none by its ends.
 */
export async function connectionsOf(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  sourceIds: string[] | undefined,
  destinationIds: string[] | undefined,
): Promise<string[] | undefined> {
  if (!sourceIds && !destinationIds) return undefined;
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    `SELECT id FROM connection WHERE project_id = $1
       AND ($2::text[] IS NULL OR source_id = ANY($2)) AND ($3::text[] IS NULL OR destination_id = ANY($3))`,
    [ctx.projectId, sourceIds ?? null, destinationIds ?? null],
  );
  return rows.map((row) => row.id);
}
