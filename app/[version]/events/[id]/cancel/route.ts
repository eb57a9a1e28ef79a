import { handle } from "#lib/api/handle.ts";
import { cancelEventContract } from "#lib/contracts/events.ts";
import { cancelEvent } from "#lib/services/events/cancel-event.ts";

export const PUT = handle(cancelEventContract, cancelEvent);
