import { handle } from "#lib/api/handle.ts";
import { getRequestRawBodyContract } from "#lib/contracts/requests.ts";
import { getRequestRawBody } from "#lib/services/requests/get-request-raw-body.ts";

export const GET = handle(getRequestRawBodyContract, getRequestRawBody);
