import { handle } from "#lib/api/handle.ts";
import { revealRequestContract } from "#lib/contracts/requests.ts";
import { revealing } from "#lib/services/payloads/revealing.ts";
import { getRequest } from "#lib/services/requests/get-request.ts";

export const POST = handle(revealRequestContract, revealing(getRequest));
