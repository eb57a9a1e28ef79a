import { handle } from "#lib/api/handle.ts";
import { cancelIgnoredEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { cancelBulkOperation } from "#lib/services/bulk-operations/cancel-bulk-operation.ts";

export const POST = handle(
  cancelIgnoredEventBulkRetryContract,
  cancelBulkOperation("ignored_events.retry"),
);
