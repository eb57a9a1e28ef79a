import { z } from "zod";
import {
  apiKey,
  apiKeyChanges,
  apiKeyInput,
  apiKeyRollInput,
  createdApiKey,
} from "#lib/schemas/api-key.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

const PATH = "/organizations/current/api-keys";

export const listApiKeysContract = defineContract({
  method: "GET",
  path: PATH,
  summary: "List the API keys of the organization and of its projects",
  permission: "api-keys.read",
  audience: "organization",
  response: z.array(apiKey),
});

export const createApiKeyContract = defineContract({
  method: "POST",
  path: PATH,
  summary: "Create an API key; the answer alone shows its secret",
  permission: "api-keys.write",
  audience: "organization",
  body: apiKeyInput,
  response: createdApiKey,
});

export const updateApiKeyContract = defineContract({
  method: "PUT",
  path: `${PATH}/{id}`,
  summary: "Change what an API key may do; its secret stays",
  permission: "api-keys.write",
  audience: "organization",
  params: idParams,
  body: apiKeyChanges,
  response: apiKey,
});

export const rollApiKeyContract = defineContract({
  method: "POST",
  path: `${PATH}/{id}/roll`,
  summary: "Replace an API key; the old one stays in force for a while",
  permission: "api-keys.write",
  audience: "organization",
  params: idParams,
  body: apiKeyRollInput,
  response: createdApiKey,
});

export const deleteApiKeyContract = defineContract({
  method: "DELETE",
  path: `${PATH}/{id}`,
  summary: "Revoke an API key; it is refused from the next call on",
  permission: "api-keys.write",
  audience: "organization",
  params: idParams,
  response: deletedModel,
});
