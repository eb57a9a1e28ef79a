import { handlePlatform } from "#lib/api/handle.ts";
import { rollApiKeyContract } from "#lib/contracts/api-keys.ts";
import { rollApiKey } from "#lib/services/api-keys/roll-api-key.ts";

export const POST = handlePlatform(rollApiKeyContract, rollApiKey);
