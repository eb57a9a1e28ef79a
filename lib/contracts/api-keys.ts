import { z } from "zod";
import { apiKey, apiKeyInput, createdApiKey } from "#lib/schemas/api-key.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

export const listApiKeysContract = defineContract({
  method: "GET",
  path: "/api-keys",
  summary: "List the API keys of the project",
  permission: "api-keys.read",
  response: z.array(apiKey),
});

export const createApiKeyContract = defineContract({
  method: "POST",
  path: "/api-keys",
  summary: "Create an API key; the answer alone shows its secret",
  permission: "api-keys.write",
  body: apiKeyInput,
  response: createdApiKey,
});

export const deleteApiKeyContract = defineContract({
  method: "DELETE",
  path: "/api-keys/{id}",
  summary: "Revoke an API key; it is refused from the next call on",
  permission: "api-keys.write",
  params: idParams,
  response: deletedModel,
});
