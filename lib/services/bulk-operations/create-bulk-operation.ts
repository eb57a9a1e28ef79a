import type { SqlRunner } from "#lib/adapters/queue.ts";
import { type BulkQuery, emptyFilters, isSelective, storedQuery } from "#lib/domain/bulk-query.ts";
import { newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { BulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
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

type DraftContext = Pick<ServiceContext, "projectId" | "db" | "now">;
type CreateContext = Pick<ServiceContext, "projectId" | "queue"> &
  Partial<Pick<ServiceContext, "actor">>;
type Input<Q> = { query: Q; all: boolean };

/** An operation that was checked and counted, but not written yet. */
export type BulkDraft = Pick<BulkOperationRow, "id" | "type" | "query"> & {
  count: number;
  batches: number;
};

/** Creates what drafts operations of one kind: it reads, at length where much is selected, and writes nothing. */
export function draftBulkOperation<Q extends BulkQuery>(family: BulkFamily<Q>) {
  return async (ctx: DraftContext, { query, all }: Input<Q>): Promise<BulkDraft> => {
    assertMeant(query, all);
    await family.check?.(ctx, query);
    const nowMs = ctx.now().getTime();
    const selection = untilMoment(await family.select(ctx, query), nowMs);
    const count = await estimateRows(ctx.db.pool, ctx.projectId, selection);
    if (count === 0 && family.nothingSelected) {
      throw new AppError("UNPROCESSABLE", family.nothingSelected, { field: "query" });
    }
    const batches = Math.ceil(count / family.chunkSize);
    const id = newId("bch", nowMs);
    return { id, type: family.type, query: storedQuery(query), count, batches };
  };
}

/**
 * Starts a drafted operation with the transaction `within`: a row and its ticket. Throws UNPROCESSABLE while an
 * equal one is running.
 */
export async function insertBulkOperation(
  { projectId, queue, actor }: CreateContext,
  within: SqlRunner,
  { id, type, query, count, batches }: BulkDraft,
): Promise<BulkOperationModel> {
  const insert = Prisma.sql`INSERT INTO bulk_operation AS t (id, project_id, type, query,
      estimated_count, estimated_batch, started_by_user_id, started_by_key_id)
    VALUES (${id}, ${projectId}, ${type}, ${JSON.stringify(query)}::text::jsonb, ${count}, ${batches},
      ${actor?.userId ?? null}, ${actor?.kind === "api_key" ? actor.id : null})
    ON CONFLICT DO NOTHING
    RETURNING ${BULK_OPERATION_COLUMNS}`;
  const { rows } = await within.query(insert.text, insert.values);
  const [inserted] = rows as BulkOperationRow[];
  if (!inserted) {
    const message = "A batch with the same query is already in progress.";
    throw new AppError("UNPROCESSABLE", message, { field: "query" });
  }
  await queue.send("bulk.run", [{ data: { operationId: id } }], within);
  return presentBulkOperation(inserted);
}

/** Creates the service that starts operations of one kind, for whatever matches the query at this moment. */
export function createBulkOperation<Q extends BulkQuery>(family: BulkFamily<Q>) {
  return async (
    ctx: DraftContext & CreateContext,
    input: Input<Q>,
  ): Promise<BulkOperationModel> => {
    const draft = await draftBulkOperation(family)(ctx, input);
    return runInTransaction(ctx.db.pool, (client) => insertBulkOperation(ctx, client, draft));
  };
}
