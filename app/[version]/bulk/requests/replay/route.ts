import { handle } from "#lib/api/handle.ts";
import {
  createRequestBulkReplayContract,
  listRequestBulkReplaysContract,
} from "#lib/contracts/bulk-operations.ts";
import { createBulkOperation } from "#lib/services/bulk-operations/create-bulk-operation.ts";
import { listBulkOperations } from "#lib/services/bulk-operations/list-bulk-operations.ts";
import { requestReplays } from "#lib/services/bulk-operations/request-bulk-families.ts";

export const GET = handle(listRequestBulkReplaysContract, listBulkOperations("requests.replay"));
export const POST = handle(createRequestBulkReplayContract, createBulkOperation(requestReplays));
