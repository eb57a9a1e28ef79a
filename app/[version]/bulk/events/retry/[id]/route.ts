import { handle } from "#lib/api/handle.ts";
import { getEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { getBulkOperation } from "#lib/services/bulk-operations/get-bulk-operation.ts";

export const GET = handle(getEventBulkRetryContract, getBulkOperation("events.retry"));
