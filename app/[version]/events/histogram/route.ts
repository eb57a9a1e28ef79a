import { handle } from "#lib/api/handle.ts";
import { countEventsOverTimeContract } from "#lib/contracts/events.ts";
import { countEventsOverTime } from "#lib/services/events/count-events-over-time.ts";

export const GET = handle(countEventsOverTimeContract, countEventsOverTime);
