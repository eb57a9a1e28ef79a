import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Returns the backtest of this project, without what it tries. Throws NOT_FOUND. */
export async function findBacktest(ctx: Pick<ServiceContext, "projectId" | "db">, id: string) {
  const row = await ctx.db.prisma.backtest.findFirst({
    where: { id, projectId: ctx.projectId },
    omit: { candidate: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "Backtest not found", { id });
  return row;
}
