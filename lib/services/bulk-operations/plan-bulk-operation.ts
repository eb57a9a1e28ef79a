import { type BulkQuery, emptyFilters } from "#lib/domain/bulk-query.ts";
import type { BulkPlanModel } from "#lib/schemas/bulk-operation.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import type { BulkFamily } from "./bulk-family.ts";
import { estimateRows, untilMoment } from "./select-rows.ts";

/** Creates the service that tells what an operation of one kind would be about, and starts none. */
export function planBulkOperation<Q extends BulkQuery>(family: BulkFamily<Q>) {
  return async (
    ctx: ServiceContext,
    { query }: { query: Omit<Q, "target"> },
  ): Promise<BulkPlanModel> => {
    const empty = emptyFilters(query).map((key) => `query.${key} must have at least 1 key`);
    if (empty.length > 0) throw validationError(empty);
    const selection = untilMoment(await family.select(ctx, query), ctx.now().getTime());
    const count = await estimateRows(ctx.db.pool, ctx.projectId, selection);
    return {
      estimated_batch: Math.ceil(count / family.chunkSize),
      estimated_count: count,
      progress: null,
    };
  };
}
