import { handle } from "#lib/api/handle.ts";
import { archiveDestinationContract } from "#lib/contracts/destinations.ts";
import { disableDestination } from "#lib/services/destinations/disable-destination.ts";

export const PUT = handle(archiveDestinationContract, disableDestination);
