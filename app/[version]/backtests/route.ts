import { handle } from "#lib/api/handle.ts";
import { createBacktestContract } from "#lib/contracts/backtests.ts";
import { createBacktest } from "#lib/services/backtests/create-backtest.ts";

export const POST = handle(createBacktestContract, createBacktest);
