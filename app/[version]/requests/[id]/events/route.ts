import { handle } from "#lib/api/handle.ts";
import { listRequestEventsContract } from "#lib/contracts/requests.ts";
import { listRequestEvents } from "#lib/services/requests/list-request-events.ts";

export const GET = handle(listRequestEventsContract, listRequestEvents);
