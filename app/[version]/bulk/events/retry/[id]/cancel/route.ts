import { handle } from "#lib/api/handle.ts";
import { cancelEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { cancelBulkOperation } from "#lib/services/bulk-operations/cancel-bulk-operation.ts";

export const POST = handle(cancelEventBulkRetryContract, cancelBulkOperation("events.retry"));
