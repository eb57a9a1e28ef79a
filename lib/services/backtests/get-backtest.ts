import type { BacktestModel } from "#lib/schemas/backtest.ts";
import type { ServiceContext } from "../context.ts";
import { findBacktest } from "./find-backtest.ts";
import { presentBacktest } from "./present-backtest.ts";

/** Answers how far a backtest is, and what it has found so far. */
export async function getBacktest(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<BacktestModel> {
  return presentBacktest(await findBacktest(ctx, id));
}
