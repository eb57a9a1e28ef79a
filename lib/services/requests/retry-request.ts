import { AppError } from "#lib/errors.ts";
import type { RetriedRequestModel } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { assertRepeatable } from "./assert-repeatable.ts";
import { awaitOrders } from "./await-orders.ts";
import { findRequest } from "./find-request.ts";
import { orderRouting } from "./order-routing.ts";
import { replayTargets } from "./replay-targets.ts";
import { presentRequest } from "./request-row.ts";

/**
 * Routes a request again by the rules of now: to the connections that are named, or to the active ones
 * that were there when it came. What comes of it are new events of the same request.
 */
export async function retryRequest(
  ctx: ServiceContext,
  { id, webhook_ids: connectionIds }: { id: string; webhook_ids?: string[] | undefined },
): Promise<RetriedRequestModel> {
  const request = await findRequest(ctx, id);
  await assertRepeatable(ctx, request);
  if (connectionIds) {
    await replayTargets(ctx, { source_id: request.source_id, webhook_ids: connectionIds });
  }
  const by = { projectId: ctx.projectId, bulkOperationId: null, nowMs: ctx.now().getTime() };
  const wanted = [{ requestId: id, connectionIds: connectionIds ?? null }];
  const orders = await runInTransaction(ctx.db.pool, (client) =>
    orderRouting(client, ctx.queue, wanted, by),
  );
  if (orders.length === 0) {
    const message =
      "No active connection of the source is as old as the request: name connections by webhook_ids, or replay the request.";
    throw new AppError("UNPROCESSABLE", message, { id });
  }
  const events = await awaitOrders(
    ctx,
    orders.map((order) => order.id),
  );
  return { request: presentRequest(await findRequest(ctx, id)), events };
}
