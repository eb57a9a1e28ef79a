import { handle } from "#lib/api/handle.ts";
import { getRequestContract } from "#lib/contracts/requests.ts";
import { getRequest } from "#lib/services/requests/get-request.ts";

export const GET = handle(getRequestContract, getRequest);
