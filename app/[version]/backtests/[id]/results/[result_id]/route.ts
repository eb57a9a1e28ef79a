import { handle } from "#lib/api/handle.ts";
import { getBacktestResultContract } from "#lib/contracts/backtests.ts";
import { getBacktestResult } from "#lib/services/backtests/get-backtest-result.ts";

export const GET = handle(getBacktestResultContract, getBacktestResult);
