import { handle } from "#lib/api/handle.ts";
import { replayEventContract } from "#lib/contracts/events.ts";
import { replayEvent } from "#lib/services/events/replay-event.ts";

export const POST = handle(replayEventContract, replayEvent);
