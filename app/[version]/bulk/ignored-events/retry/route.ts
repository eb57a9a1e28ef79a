import { handle } from "#lib/api/handle.ts";
import {
  createIgnoredEventBulkRetryContract,
  listIgnoredEventBulkRetriesContract,
} from "#lib/contracts/bulk-operations.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { ignoredEventRetries } from "#lib/services/bulk-operations/ignored-event-retries.ts";
import { listBulkOperations } from "#lib/services/bulk-operations/list-bulk-operations.ts";

export const GET = handle(
  listIgnoredEventBulkRetriesContract,
  listBulkOperations("ignored_events.retry"),
);
export const POST = handle(
  createIgnoredEventBulkRetryContract,
  createBulkOperation(ignoredEventRetries),
);
