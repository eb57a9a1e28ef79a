import { z } from "zod";
import {
  savedViewChanges,
  savedViewInput,
  savedViewListQuery,
  savedViewModel,
} from "#lib/schemas/saved-view.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

export const listSavedViewsContract = defineContract({
  method: "GET",
  path: "/saved-views",
  summary: "List saved views of lists: the caller's own, and those that are shared",
  permission: "gateway.read",
  query: savedViewListQuery,
  response: z.object({ count: z.int(), models: z.array(savedViewModel) }),
});

// A viewer has views too: what only the caller sees changes nothing of the project.

export const createSavedViewContract = defineContract({
  method: "POST",
  path: "/saved-views",
  summary: "Save the filters and columns of a list under a name",
  permission: "gateway.read",
  body: savedViewInput,
  response: savedViewModel,
});

export const updateSavedViewContract = defineContract({
  method: "PUT",
  path: "/saved-views/{id}",
  summary: "Change a saved view",
  permission: "gateway.read",
  params: idParams,
  body: savedViewChanges,
  response: savedViewModel,
});

export const deleteSavedViewContract = defineContract({
  method: "DELETE",
  path: "/saved-views/{id}",
  summary: "Delete a saved view",
  permission: "gateway.read",
  params: idParams,
  response: deletedModel,
});
