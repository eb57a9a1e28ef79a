import { setTimeout as sleep } from "node:timers/promises";
import type { EventModel } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { idRange } from "../events/claim-events.ts";
import { EVENT_COLUMNS, type EventRow, presentEvent } from "../events/event-row.ts";
import { runSql } from "../lists/run-sql.ts";

/** A worker takes some ms; when none is there, the caller is answered all the same. */
const WAIT_MS = 2_000;
const FIRST_POLL_MS = 10;
const LAST_POLL_MS = 160;

type Reader = { projectId: string; db: Pick<ServiceContext["db"], "pool"> };

/**
 * Waits up to two seconds until a worker has carried out orders, and returns the events that they made
 * so far. Those that come later are found by their request.
 */
export async function awaitOrders(ctx: Reader, orderIds: readonly string[]): Promise<EventModel[]> {
  if (orderIds.length === 0) return [];
  const deadlineMs = performance.now() + WAIT_MS;
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(LAST_POLL_MS, pollMs * 2)) {
    const { rows } = await ctx.db.pool.query<{ event_ids: string[]; is_open: boolean }>(
      `SELECT event_ids, routed_at IS NULL AS is_open FROM routing_order
       WHERE id = ANY($1) AND project_id = $2`,
      [orderIds, ctx.projectId],
    );
    if (rows.every((row) => !row.is_open) || performance.now() > deadlineMs) {
      return readEvents(
        ctx,
        rows.flatMap((row) => row.event_ids),
      );
    }
    await sleep(pollMs);
  }
}

async function readEvents(ctx: Reader, ids: string[]): Promise<EventModel[]> {
  if (ids.length === 0) return [];
  const [first, last] = idRange(ids);
  const rows = await runSql<EventRow>(
    ctx.db.pool,
    Prisma.sql`SELECT ${EVENT_COLUMNS} FROM event t
      WHERE t.id = ANY(${ids}::text[]) AND t.id BETWEEN ${first} AND ${last}
        AND t.project_id = ${ctx.projectId} ORDER BY t.id`,
  );
  return rows.map((row) => presentEvent(row));
}
