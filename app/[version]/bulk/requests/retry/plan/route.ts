import { handle } from "#lib/api/handle.ts";
import { planRequestBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { planBulkOperation } from "#lib/services/bulk-operations/plan-bulk-operation.ts";
import { requestRetries } from "#lib/services/bulk-operations/request-bulk-families.ts";

export const GET = handle(planRequestBulkRetryContract, planBulkOperation(requestRetries));
