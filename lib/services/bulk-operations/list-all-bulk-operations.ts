import type { BulkOverviewQuery } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows } from "../lists/timed-rows.ts";
import {
  BULK_OPERATION_COLUMNS,
  type BulkOperationRow,
  presentBulkOperation,
} from "./present-bulk-operation.ts";

type StartedRow = BulkOperationRow & { starter: string | null };

/** A person by name or address, a key by its label; nobody where they are gone, or it began by itself. */
const STARTER = Prisma.sql`coalesce(
  (SELECT coalesce(nullif(u.name, ''), u.email) FROM "user" u WHERE u.id = t.started_by_user_id),
  (SELECT k.label FROM api_key k WHERE k.id = t.started_by_key_id)) AS starter`;

function progressCondition(isWanted: boolean | undefined) {
  if (isWanted === undefined) return null;
  const isRunning = "(t.completed_at IS NULL AND t.cancelled_at IS NULL)";
  return Prisma.raw(isWanted ? isRunning : `NOT ${isRunning}`);
}

/** Lists operations of every kind, with who started them. */
export async function listAllBulkOperations(ctx: ServiceContext, query: BulkOverviewQuery) {
  const list = {
    table: Prisma.raw("bulk_operation"),
    columns: Prisma.sql`${BULK_OPERATION_COLUMNS}, ${STARTER}`,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      oneOf(Prisma.raw("t.type"), query.type),
      progressCondition(query.in_progress),
    ],
  };
  const page = await readTimedRows<StartedRow>(ctx.db.pool, list, query, isCursorOf("bch"));
  return presentPage(query, page, (row) => ({
    ...presentBulkOperation(row),
    started_by: row.starter,
  }));
}
