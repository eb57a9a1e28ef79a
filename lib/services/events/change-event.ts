import type { PoolClient } from "pg";
import { isTimedId } from "#lib/domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { tellChanges } from "../tell-changes.ts";
import { EVENT_COLUMNS, type EventRow } from "./event-row.ts";

/**
 * Changes one event and does what follows from it, in one transaction. `assignments` and `condition`
 * speak of the event as `t`. Returns null when there was no such event or nothing to change.
 */
export async function changeEvent(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  id: string,
  change: {
    assignments: string;
    condition: string;
    follow?(client: PoolClient, row: EventRow): Promise<void>;
  },
): Promise<EventRow | null> {
  if (!isTimedId("evt", id)) return null;
  const sql = `
    UPDATE event t SET ${change.assignments}, updated_at = now()
    WHERE t.id = $1 AND t.project_id = $2 AND ${change.condition}
    RETURNING ${EVENT_COLUMNS.text}`;
  const client = await ctx.db.pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<EventRow>(sql, [id, ctx.projectId]);
    const [row] = rows;
    if (row) {
      await change.follow?.(client, row);
      await tellChanges(client, ctx.projectId, ["events"]);
    }
    await client.query("COMMIT");
    return row ?? null;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
