import { handle } from "#lib/api/handle.ts";
import { planRequestBulkReplayContract } from "#lib/contracts/bulk-operations.ts";
import { planBulkOperation } from "#lib/services/bulk-operations/plan-bulk-operation.ts";
import { requestReplays } from "#lib/services/bulk-operations/request-bulk-families.ts";

export const GET = handle(planRequestBulkReplayContract, planBulkOperation(requestReplays));
