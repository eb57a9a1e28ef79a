import { handle } from "#lib/api/handle.ts";
import {
  createRequestBulkRetryContract,
  listRequestBulkRetriesContract,
} from "#lib/contracts/bulk-operations.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { listBulkOperations } from "#lib/services/bulk-operations/list-bulk-operations.ts";
import { requestRetries } from "#lib/services/bulk-operations/request-bulk-families.ts";

export const GET = handle(listRequestBulkRetriesContract, listBulkOperations("requests.retry"));
export const POST = handle(createRequestBulkRetryContract, createBulkOperation(requestRetries));
