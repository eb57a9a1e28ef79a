import { z } from "zod";
import { paginated } from "#lib/schemas/common.ts";
import {
  sourceChanges,
  sourceFilter,
  sourceInput,
  sourceListQuery,
  sourceModel,
  testEventInput,
  testEventModel,
} from "#lib/schemas/source.ts";
import { defineContract } from "./contract.ts";
import { countModel, deletedModel, idParams, includeAuthQuery } from "./params.ts";

export const listSourcesContract = defineContract({
  method: "GET",
  path: "/sources",
  summary: "List sources",
  permission: "gateway.read",
  query: sourceListQuery,
  response: paginated(sourceModel),
});

export const countSourcesContract = defineContract({
  method: "GET",
  path: "/sources/count",
  summary: "Count sources",
  permission: "gateway.read",
  query: z.object(sourceFilter),
  response: countModel,
});

export const getSourceContract = defineContract({
  method: "GET",
  path: "/sources/{id}",
  summary: "Get a source",
  permission: "gateway.read",
  params: idParams,
  query: includeAuthQuery,
  response: sourceModel,
});

export const createSourceContract = defineContract({
  method: "POST",
  path: "/sources",
  summary: "Create a source",
  permission: "gateway.write",
  body: sourceInput,
  response: sourceModel,
});

export const upsertSourceContract = defineContract({
  method: "PUT",
  path: "/sources",
  summary: "Create a source, or change the one of that name",
  permission: "gateway.write",
  body: sourceInput,
  response: sourceModel,
});

export const updateSourceContract = defineContract({
  method: "PUT",
  path: "/sources/{id}",
  summary: "Change a source",
  permission: "gateway.write",
  params: idParams,
  body: sourceChanges,
  response: sourceModel,
});

export const deleteSourceContract = defineContract({
  method: "DELETE",
  path: "/sources/{id}",
  summary: "Delete a source and its connections",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const disableSourceContract = defineContract({
  method: "PUT",
  path: "/sources/{id}/disable",
  summary: "Disable a source and its connections",
  permission: "gateway.write",
  params: idParams,
  response: sourceModel,
});

export const enableSourceContract = defineContract({
  method: "PUT",
  path: "/sources/{id}/enable",
  summary: "Enable a source",
  permission: "gateway.write",
  params: idParams,
  response: sourceModel,
});

export const sendTestEventContract = defineContract({
  method: "POST",
  path: "/sources/{id}/test",
  summary: "Send a source a test event, as its provider would",
  permission: "gateway.operate",
  params: idParams,
  body: testEventInput,
  response: testEventModel,
});

/** Older names of disable and enable. */
export const archiveSourceContract = defineContract({
  ...disableSourceContract,
  path: "/sources/{id}/archive",
});
export const unarchiveSourceContract = defineContract({
  ...enableSourceContract,
  path: "/sources/{id}/unarchive",
});
