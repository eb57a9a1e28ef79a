import { handle } from "#lib/api/handle.ts";
import { retryRequestContract } from "#lib/contracts/requests.ts";
import { retryRequest } from "#lib/services/requests/retry-request.ts";

export const POST = handle(retryRequestContract, retryRequest);
