import { handle } from "#lib/api/handle.ts";
import { deleteApiKeyContract } from "#lib/contracts/api-keys.ts";
import { deleteApiKey } from "#lib/services/api-keys/delete-api-key.ts";

export const DELETE = handle(deleteApiKeyContract, deleteApiKey);
