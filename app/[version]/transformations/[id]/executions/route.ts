import { handle } from "#lib/api/handle.ts";
import { listExecutionsContract } from "#lib/contracts/executions.ts";
import { listExecutions } from "#lib/services/executions/list-executions.ts";

export const GET = handle(listExecutionsContract, listExecutions);
