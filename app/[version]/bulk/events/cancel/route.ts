import { handle } from "#lib/api/handle.ts";
import {
  createEventBulkCancellationContract,
  listEventBulkCancellationsContract,
} from "#lib/contracts/bulk-operations.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { eventCancellations } from "#lib/services/bulk-operations/event-bulk-families.ts";
import { listBulkOperations } from "#lib/services/bulk-operations/list-bulk-operations.ts";

export const GET = handle(listEventBulkCancellationsContract, listBulkOperations("events.cancel"));
export const POST = handle(
  createEventBulkCancellationContract,
  createBulkOperation(eventCancellations),
);
