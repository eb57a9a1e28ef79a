import { z } from "zod";
import { paginated } from "#lib/schemas/common.ts";
import {
  integrationChanges,
  integrationInput,
  integrationListQuery,
  integrationModel,
} from "#lib/schemas/integration.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams, includeAuthQuery } from "./params.ts";

const withSource = idParams.extend({ source_id: z.string() });

export const listIntegrationsContract = defineContract({
  method: "GET",
  path: "/integrations",
  summary: "List integrations, and what protects sources on their own",
  permission: "gateway.read",
  query: integrationListQuery,
  response: paginated(integrationModel),
});

export const getIntegrationContract = defineContract({
  method: "GET",
  path: "/integrations/{id}",
  summary: "Get an integration",
  permission: "gateway.read",
  params: idParams,
  query: includeAuthQuery,
  response: integrationModel,
});

export const createIntegrationContract = defineContract({
  method: "POST",
  path: "/integrations",
  summary: "Create an integration",
  permission: "gateway.write",
  body: integrationInput,
  response: integrationModel,
});

export const updateIntegrationContract = defineContract({
  method: "PUT",
  path: "/integrations/{id}",
  summary: "Change an integration, and the sources that it protects",
  permission: "gateway.write",
  params: idParams,
  body: integrationChanges,
  response: integrationModel,
});

export const deleteIntegrationContract = defineContract({
  method: "DELETE",
  path: "/integrations/{id}",
  summary: "Delete an integration; the sources that it protected are open from then on",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const attachIntegrationContract = defineContract({
  method: "PUT",
  path: "/integrations/{id}/attach/{source_id}",
  summary: "Protect a source by an integration",
  permission: "gateway.write",
  params: withSource,
  response: z.object({ success: z.boolean() }),
});

export const detachIntegrationContract = defineContract({
  method: "PUT",
  path: "/integrations/{id}/detach/{source_id}",
  summary: "Stop protecting a source by an integration",
  permission: "gateway.write",
  params: withSource,
  response: z.object({}),
});
