import { handle } from "#lib/api/handle.ts";
import {
  createDestinationContract,
  listDestinationsContract,
  upsertDestinationContract,
} from "#lib/contracts/destinations.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { listDestinations } from "#lib/services/destinations/list-destinations.ts";
import { upsertDestination } from "#lib/services/destinations/upsert-destination.ts";

export const GET = handle(listDestinationsContract, listDestinations);
export const POST = handle(createDestinationContract, createDestination);
export const PUT = handle(upsertDestinationContract, upsertDestination);
