import { isTimedId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { type BookmarkRow, LISTED_BOOKMARK_COLUMNS } from "./bookmark-row.ts";

/**
 * Returns the bookmark of this project with its request, the body up to `maxBodyBytes`. Throws NOT_FOUND,
 * alike for unknown and foreign ids.
 */
export async function findBookmark(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  id: string,
  maxBodyBytes: number,
): Promise<BookmarkRow> {
  const rows = isTimedId("bkm", id)
    ? await runSql<BookmarkRow>(
        ctx.db.pool,
        Prisma.sql`
          SELECT ${LISTED_BOOKMARK_COLUMNS}, t.method, t.path, t.query, t.headers,
            coalesce(octet_length(t.body), 0) AS "bodyBytes",
            CASE WHEN octet_length(t.body) <= ${maxBodyBytes} THEN t.body END AS body
          FROM bookmark t WHERE t.id = ${id} AND t.project_id = ${ctx.projectId}`,
      )
    : [];
  if (!rows[0]) throw new AppError("NOT_FOUND", "Bookmark not found", { id });
  return rows[0];
}
