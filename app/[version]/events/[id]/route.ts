import { handle } from "#lib/api/handle.ts";
import { getEventContract } from "#lib/contracts/events.ts";
import { getEvent } from "#lib/services/events/get-event.ts";

export const GET = handle(getEventContract, getEvent);
