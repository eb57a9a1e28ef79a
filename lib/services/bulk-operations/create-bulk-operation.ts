import { type BulkQuery, emptyFilters, isSelective, storedQuery } from "#lib/domain/bulk-query.ts";
import { newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { BulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { validationError } from "../parse-input.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { BulkFamily } from "./bulk-family.ts";
import {
  BULK_OPERATION_COLUMNS,
  type BulkOperationRow,
  presentBulkOperation,
} from "./present-bulk-operation.ts";
import { estimateRows, untilMoment } from "./select-rows.ts";

/** Throws for filters without a value, which would select more than was meant, and for none at all. */
function assertMeant(query: BulkQuery, isAllMeant: boolean): void {
  const empty = emptyFilters(query).map((key) => `query.${key} must have at least 1 key`);
  if (empty.length > 0 && !isAllMeant) throw validationError(empty);
  if (isSelective(query) || isAllMeant) return;
  const message =
    "The query selects everything. Name at least one filter, or send `all: true` beside the query.";
  throw new AppError("UNPROCESSABLE", message, { field: "query" });
}

/**
 * Creates the service that starts operations of one kind: a row and its ticket, for whatever matches the
 * query and is there at this moment. Throws UNPROCESSABLE while an equal one is running.
 */
export function createBulkOperation<Q extends BulkQuery>(family: BulkFamily<Q>) {
  return async (
    ctx: Pick<ServiceContext, "projectId" | "db" | "queue" | "now"> &
      Partial<Pick<ServiceContext, "actor">>,
    { query, all }: { query: Q; all: boolean },
  ): Promise<BulkOperationModel> => {
    const { actor } = ctx;
    assertMeant(query, all);
    await family.check?.(ctx, query);
    const nowMs = ctx.now().getTime();
    const count = await estimateRows(
      ctx.db.pool,
      untilMoment(await family.select(ctx, query), nowMs),
    );
    if (count === 0 && family.nothingSelected) {
      throw new AppError("UNPROCESSABLE", family.nothingSelected, { field: "query" });
    }
    const id = newId("bch", nowMs);
    const row = await runInTransaction(ctx.db.pool, async (client) => {
      const [inserted] = await runSql<BulkOperationRow>(
        client,
        Prisma.sql`INSERT INTO bulk_operation AS t (id, project_id, type, query, estimated_count,
            estimated_batch, started_by_user_id, started_by_key_id)
          VALUES (${id}, ${ctx.projectId}, ${family.type},
            ${JSON.stringify(storedQuery(query))}::jsonb, ${count},
            ${Math.ceil(count / family.chunkSize)}, ${actor?.userId ?? null},
            ${actor?.kind === "api_key" ? actor.id : null})
          ON CONFLICT DO NOTHING
          RETURNING ${BULK_OPERATION_COLUMNS}`,
      );
      if (inserted) await ctx.queue.send("bulk.run", [{ data: { operationId: id } }], client);
      return inserted;
    });
    if (!row) {
      const message = "A batch with the same query is already in progress.";
      throw new AppError("UNPROCESSABLE", message, { field: "query" });
    }
    return presentBulkOperation(row);
  };
}
