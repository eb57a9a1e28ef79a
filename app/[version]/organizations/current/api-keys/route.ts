import { handlePlatform } from "#lib/api/handle.ts";
import { createApiKeyContract, listApiKeysContract } from "#lib/contracts/api-keys.ts";
import { createApiKey } from "#lib/services/api-keys/create-api-key.ts";
import { listApiKeys } from "#lib/services/api-keys/list-api-keys.ts";

export const GET = handlePlatform(listApiKeysContract, listApiKeys);
export const POST = handlePlatform(createApiKeyContract, createApiKey);
