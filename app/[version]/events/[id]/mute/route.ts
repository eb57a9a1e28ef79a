import { handle } from "#lib/api/handle.ts";
import { muteEventContract } from "#lib/contracts/events.ts";
import { cancelEvent } from "#lib/services/events/cancel-event.ts";

export const PUT = handle(muteEventContract, cancelEvent);
