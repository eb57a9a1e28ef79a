import { handle } from "#lib/api/handle.ts";
import {
  createEventBulkRetryContract,
  listEventBulkRetriesContract,
} from "#lib/contracts/bulk-operations.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { eventRetries } from "#lib/services/bulk-operations/event-bulk-families.ts";
import { listBulkOperations } from "#lib/services/bulk-operations/list-bulk-operations.ts";

export const GET = handle(listEventBulkRetriesContract, listBulkOperations("events.retry"));
export const POST = handle(createEventBulkRetryContract, createBulkOperation(eventRetries));
