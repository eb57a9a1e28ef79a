import { isTimedId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { EVENT_COLUMNS, type EventRow } from "./event-row.ts";

/** Returns the event of this project. Throws NOT_FOUND, alike for unknown and foreign ids. */
export async function findEvent(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  id: string,
): Promise<EventRow> {
  const rows = isTimedId("evt", id)
    ? await runSql<EventRow>(
        ctx.db.pool,
        Prisma.sql`SELECT ${EVENT_COLUMNS} FROM event t
          WHERE t.id = ${id} AND t.project_id = ${ctx.projectId}`,
      )
    : [];
  if (!rows[0]) throw new AppError("NOT_FOUND", "Event not found", { id });
  return rows[0];
}
