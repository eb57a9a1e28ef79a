import type { BulkOperationModel, BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import type { ServiceContext } from "../context.ts";
import { getBulkOperation } from "./get-bulk-operation.ts";

/**
 * Creates the service that stops an operation of one kind between two chunks: what is done stays done.
 * One that is over stays as it is.
 */
export function cancelBulkOperation(type: BulkOperationType) {
  const get = getBulkOperation(type);
  return async (ctx: ServiceContext, { id }: { id: string }): Promise<BulkOperationModel> => {
    await ctx.db.pool.query(
      `UPDATE bulk_operation SET cancelled_at = now(), updated_at = now()
       WHERE id = $1 AND project_id = $2 AND type = $3
         AND completed_at IS NULL AND cancelled_at IS NULL`,
      [id, ctx.projectId, type],
    );
    return get(ctx, { id });
  };
}
