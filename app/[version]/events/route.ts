import { handle } from "#lib/api/handle.ts";
import { listEventsContract } from "#lib/contracts/events.ts";
import { listEvents } from "#lib/services/events/list-events.ts";

export const GET = handle(listEventsContract, listEvents);
