import { handle } from "#lib/api/handle.ts";
import { countDestinationsContract } from "#lib/contracts/destinations.ts";
import { countDestinations } from "#lib/services/destinations/count-destinations.ts";

export const GET = handle(countDestinationsContract, countDestinations);
