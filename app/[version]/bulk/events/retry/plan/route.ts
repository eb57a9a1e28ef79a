import { handle } from "#lib/api/handle.ts";
import { planEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { eventRetries } from "#lib/services/bulk-operations/event-bulk-families.ts";
import { planBulkOperation } from "#lib/services/bulk-operations/plan-bulk-operation.ts";

export const GET = handle(planEventBulkRetryContract, planBulkOperation(eventRetries));
