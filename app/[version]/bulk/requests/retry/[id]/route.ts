import { handle } from "#lib/api/handle.ts";
import { getRequestBulkRetryContract } from "#lib/contracts/bulk-operations.ts";
import { getBulkOperation } from "#lib/services/bulk-operations/get-bulk-operation.ts";

export const GET = handle(getRequestBulkRetryContract, getBulkOperation("requests.retry"));
