import { handle } from "#lib/api/handle.ts";
import { retryEventContract } from "#lib/contracts/events.ts";
import { retryEvent } from "#lib/services/events/retry-event.ts";

export const POST = handle(retryEventContract, retryEvent);
