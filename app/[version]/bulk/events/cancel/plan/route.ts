import { handle } from "#lib/api/handle.ts";
import { planEventBulkCancellationContract } from "#lib/contracts/bulk-operations.ts";
import { eventCancellations } from "#lib/services/bulk-operations/event-bulk-families.ts";
import { planBulkOperation } from "#lib/services/bulk-operations/plan-bulk-operation.ts";

export const GET = handle(planEventBulkCancellationContract, planBulkOperation(eventCancellations));
