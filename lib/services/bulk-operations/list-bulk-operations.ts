import { storedQuery } from "#lib/domain/bulk-query.ts";
import type { BulkListQuery, BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { dateCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows } from "../lists/timed-rows.ts";
import {
  BULK_OPERATION_COLUMNS,
  type BulkOperationRow,
  presentBulkOperation,
} from "./present-bulk-operation.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Containment takes lists apart: a query for two statuses has one of them in it. */
function queryCondition({ query, query_partial_match: isPartial }: BulkListQuery) {
  if (!query) return null;
  const wanted = JSON.stringify(storedQuery(query));
  return isPartial
    ? Prisma.sql`t.query @> ${wanted}::jsonb`
    : Prisma.sql`t.query = ${wanted}::jsonb`;
}

function progressCondition(isWanted: boolean | undefined) {
  if (isWanted === undefined) return null;
  const isRunning = "(t.completed_at IS NULL AND t.cancelled_at IS NULL)";
  return Prisma.raw(isWanted ? isRunning : `NOT ${isRunning}`);
}

/** Creates the service that lists operations of one kind. */
export function listBulkOperations(type: BulkOperationType) {
  return async (ctx: ServiceContext, query: BulkListQuery) => {
    const list = {
      table: Prisma.raw("bulk_operation"),
      columns: BULK_OPERATION_COLUMNS,
      conditions: [
        Prisma.sql`t.project_id = ${ctx.projectId} AND t.type = ${type}`,
        oneOf(column("id"), query.id),
        queryCondition(query),
        progressCondition(query.in_progress),
        dateCondition(column("created_at"), query.created_at),
        dateCondition(column("completed_at"), query.completed_at),
        dateCondition(column("cancelled_at"), query.cancelled_at),
      ],
    };
    const page = await readTimedRows<BulkOperationRow>(ctx.db.pool, list, query, isCursorOf("bch"));
    return presentPage(query, page, presentBulkOperation);
  };
}
