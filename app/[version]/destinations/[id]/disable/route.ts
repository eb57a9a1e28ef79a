import { handle } from "#lib/api/handle.ts";
import { disableDestinationContract } from "#lib/contracts/destinations.ts";
import { disableDestination } from "#lib/services/destinations/disable-destination.ts";

export const PUT = handle(disableDestinationContract, disableDestination);
