import { handle } from "#lib/api/handle.ts";
import { cancelBacktestContract } from "#lib/contracts/backtests.ts";
import { cancelBacktest } from "#lib/services/backtests/cancel-backtest.ts";

export const POST = handle(cancelBacktestContract, cancelBacktest);
