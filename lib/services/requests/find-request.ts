import { isTimedId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { REQUEST_COLUMNS, type RequestRow } from "./request-row.ts";

/** Returns the request of this project. Throws NOT_FOUND, alike for unknown and foreign ids. */
export async function findRequest(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  id: string,
): Promise<RequestRow> {
  const rows = isTimedId("req", id)
    ? await runSql<RequestRow>(
        ctx.db.pool,
        Prisma.sql`SELECT ${REQUEST_COLUMNS} FROM request t
          WHERE t.id = ${id} AND t.project_id = ${ctx.projectId}`,
      )
    : [];
  if (!rows[0]) throw new AppError("NOT_FOUND", "Request not found", { id });
  return rows[0];
}
