import { handle } from "#lib/api/handle.ts";
import { getEventRawBodyContract } from "#lib/contracts/events.ts";
import { getEventRawBody } from "#lib/services/events/get-event-raw-body.ts";

export const GET = handle(getEventRawBodyContract, getEventRawBody);
