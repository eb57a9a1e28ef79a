import { AppError } from "#lib/errors.ts";
import type { BulkOperationModel, BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import {
  BULK_OPERATION_COLUMNS,
  type BulkOperationRow,
  presentBulkOperation,
} from "./present-bulk-operation.ts";

/** Creates the service that reads an operation of one kind. It throws NOT_FOUND. */
export function getBulkOperation(type: BulkOperationType) {
  return async (ctx: ServiceContext, { id }: { id: string }): Promise<BulkOperationModel> => {
    const [row] = await runSql<BulkOperationRow>(
      ctx.db.pool,
      Prisma.sql`SELECT ${BULK_OPERATION_COLUMNS} FROM bulk_operation t
        WHERE t.id = ${id} AND t.project_id = ${ctx.projectId} AND t.type = ${type}`,
    );
    if (!row) throw new AppError("NOT_FOUND", "Bulk operation not found", { id });
    return presentBulkOperation(row);
  };
}
