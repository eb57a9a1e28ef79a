import { handle } from "#lib/api/handle.ts";
import { enableDestinationContract } from "#lib/contracts/destinations.ts";
import { enableDestination } from "#lib/services/destinations/enable-destination.ts";

export const PUT = handle(enableDestinationContract, enableDestination);
