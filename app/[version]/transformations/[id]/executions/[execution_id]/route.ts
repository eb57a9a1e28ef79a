import { handle } from "#lib/api/handle.ts";
import { getExecutionContract } from "#lib/contracts/executions.ts";
import { getExecution } from "#lib/services/executions/get-execution.ts";

export const GET = handle(getExecutionContract, getExecution);
