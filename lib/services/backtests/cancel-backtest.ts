import type { BacktestModel } from "#lib/schemas/backtest.ts";
import type { ServiceContext } from "../context.ts";
import { getBacktest } from "./get-backtest.ts";

/** Stops a backtest after what is under way. One that is over stays as it is. */
export async function cancelBacktest(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<BacktestModel> {
  await ctx.db.prisma.backtest.updateMany({
    where: { id, projectId: ctx.projectId, completedAt: null, cancelledAt: null },
    data: { cancelledAt: ctx.now() },
  });
  return getBacktest(ctx, { id });
}
