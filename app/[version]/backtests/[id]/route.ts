import { handle } from "#lib/api/handle.ts";
import { getBacktestContract } from "#lib/contracts/backtests.ts";
import { getBacktest } from "#lib/services/backtests/get-backtest.ts";

export const GET = handle(getBacktestContract, getBacktest);
