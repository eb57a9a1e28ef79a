import { handle } from "#lib/api/handle.ts";
import { revealEventContract } from "#lib/contracts/events.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { revealing } from "#lib/services/payloads/revealing.ts";

export const POST = handle(revealEventContract, revealing(getEvent));
