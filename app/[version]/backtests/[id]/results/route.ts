import { handle } from "#lib/api/handle.ts";
import { getBacktestResultsContract } from "#lib/contracts/backtests.ts";
import { getBacktestResults } from "#lib/services/backtests/get-backtest-results.ts";

export const GET = handle(getBacktestResultsContract, getBacktestResults);
