import { z } from "zod";
import { paginated } from "#lib/schemas/common.ts";
import {
  destinationChanges,
  destinationFilter,
  destinationInput,
  destinationListQuery,
  destinationModel,
} from "#lib/schemas/destination.ts";
import { defineContract } from "./contract.ts";
import { countModel, deletedModel, idParams, includeAuthQuery } from "./params.ts";

export const listDestinationsContract = defineContract({
  method: "GET",
  path: "/destinations",
  summary: "List destinations",
  permission: "gateway.read",
  query: destinationListQuery,
  response: paginated(destinationModel),
});

export const countDestinationsContract = defineContract({
  method: "GET",
  path: "/destinations/count",
  summary: "Count destinations",
  permission: "gateway.read",
  query: z.object(destinationFilter),
  response: countModel,
});

export const getDestinationContract = defineContract({
  method: "GET",
  path: "/destinations/{id}",
  summary: "Get a destination",
  permission: "gateway.read",
  params: idParams,
  query: includeAuthQuery,
  response: destinationModel,
});

export const createDestinationContract = defineContract({
  method: "POST",
  path: "/destinations",
  summary: "Create a destination",
  permission: "gateway.write",
  body: destinationInput,
  response: destinationModel,
});

export const upsertDestinationContract = defineContract({
  method: "PUT",
  path: "/destinations",
  summary: "Create a destination, or change the one of that name",
  permission: "gateway.write",
  body: destinationInput,
  response: destinationModel,
});

export const updateDestinationContract = defineContract({
  method: "PUT",
  path: "/destinations/{id}",
  summary: "Change a destination",
  permission: "gateway.write",
  params: idParams,
  body: destinationChanges,
  response: destinationModel,
});

export const deleteDestinationContract = defineContract({
  method: "DELETE",
  path: "/destinations/{id}",
  summary: "Delete a destination and its connections",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const disableDestinationContract = defineContract({
  method: "PUT",
  path: "/destinations/{id}/disable",
  summary: "Disable a destination and its connections",
  permission: "gateway.write",
  params: idParams,
  response: destinationModel,
});

export const enableDestinationContract = defineContract({
  method: "PUT",
  path: "/destinations/{id}/enable",
  summary: "Enable a destination",
  permission: "gateway.write",
  params: idParams,
  response: destinationModel,
});

/** Older names of disable and enable. */
export const archiveDestinationContract = defineContract({
  ...disableDestinationContract,
  path: "/destinations/{id}/archive",
});
export const unarchiveDestinationContract = defineContract({
  ...enableDestinationContract,
  path: "/destinations/{id}/unarchive",
});
