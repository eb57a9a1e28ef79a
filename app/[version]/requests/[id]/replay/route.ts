import { handle } from "#lib/api/handle.ts";
import { replayRequestContract } from "#lib/contracts/requests.ts";
import { replayRequest } from "#lib/services/requests/replay-request.ts";

export const POST = handle(replayRequestContract, replayRequest);
