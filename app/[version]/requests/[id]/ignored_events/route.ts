import { handle } from "#lib/api/handle.ts";
import { listIgnoredEventsContract } from "#lib/contracts/requests.ts";
import { listIgnoredEvents } from "#lib/services/requests/list-ignored-events.ts";

export const GET = handle(listIgnoredEventsContract, listIgnoredEvents);
