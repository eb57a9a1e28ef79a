import { handlePlatform } from "#lib/api/handle.ts";
import { deleteApiKeyContract, updateApiKeyContract } from "#lib/contracts/api-keys.ts";
import { deleteApiKey } from "#lib/services/api-keys/delete-api-key.ts";
import { updateApiKey } from "#lib/services/api-keys/update-api-key.ts";

export const PUT = handlePlatform(updateApiKeyContract, updateApiKey);
export const DELETE = handlePlatform(deleteApiKeyContract, deleteApiKey);
