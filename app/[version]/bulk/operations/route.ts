import { handle } from "#lib/api/handle.ts";
import { listBulkOperationsContract } from "#lib/contracts/bulk-operations.ts";
import { listAllBulkOperations } from "#lib/services/bulk-operations/list-all-bulk-operations.ts";

export const GET = handle(listBulkOperationsContract, listAllBulkOperations);
