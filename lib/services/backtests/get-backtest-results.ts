import type { BacktestResultListQuery, BacktestResultModel } from "#lib/schemas/backtest.ts";
import type { ServiceContext } from "../context.ts";
import { findBacktest } from "./find-backtest.ts";
import { presentResult } from "./stored-result.ts";

/** Lists what a backtest has found so far, the newest request first. It keeps 1,000 at the most. */
export async function getBacktestResults(
  ctx: ServiceContext,
  { id, effect }: BacktestResultListQuery & { id: string },
): Promise<{ models: BacktestResultModel[]; count: number }> {
  await findBacktest(ctx, id);
  const rows = await ctx.db.prisma.backtestResult.findMany({
    where: {
      backtestId: id,
      projectId: ctx.projectId,
      ...(effect ? { effect: { in: effect } } : {}),
    },
    orderBy: { place: "desc" },
  });
  return { models: rows.map(presentResult), count: rows.length };
}
