import { handle } from "#lib/api/handle.ts";
import { exportRequestsContract } from "#lib/contracts/requests.ts";
import { exportRequests } from "#lib/services/requests/export-requests.ts";

export const GET = handle(exportRequestsContract, exportRequests);
