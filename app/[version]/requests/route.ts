import { handle } from "#lib/api/handle.ts";
import { listRequestsContract } from "#lib/contracts/requests.ts";
import { listRequests } from "#lib/services/requests/list-requests.ts";

export const GET = handle(listRequestsContract, listRequests);
