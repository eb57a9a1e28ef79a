import { handle } from "#lib/api/handle.ts";
import { unarchiveDestinationContract } from "#lib/contracts/destinations.ts";
import { enableDestination } from "#lib/services/destinations/enable-destination.ts";

export const PUT = handle(unarchiveDestinationContract, enableDestination);
