import { handle } from "#lib/api/handle.ts";
import { planIgnoredEventBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { ignoredEventRetries } from "#lib/services/bulk-operations/ignored-event-retries.ts";
import { planBulkOperation } from "#lib/services/bulk-operations/plan-bulk-operation.ts";

export const GET = handle(
  planIgnoredEventBulkRetryContract,
  planBulkOperation(ignoredEventRetries),
);
