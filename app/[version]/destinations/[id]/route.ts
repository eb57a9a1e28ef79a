import { handle } from "#lib/api/handle.ts";
import {
  deleteDestinationContract,
  getDestinationContract,
  updateDestinationContract,
} from "#lib/contracts/destinations.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { getDestination } from "#lib/services/destinations/get-destination.ts";
import { updateDestination } from "#lib/services/destinations/update-destination.ts";

export const GET = handle(getDestinationContract, getDestination);
export const PUT = handle(updateDestinationContract, updateDestination);
export const DELETE = handle(deleteDestinationContract, deleteDestination);
