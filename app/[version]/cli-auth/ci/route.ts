import { handlePlatform } from "#lib/api/handle.ts";
import { createCliKeyContract } from "#lib/contracts/cli-login.ts";
import { createCliKey } from "#lib/services/cli-login/create-cli-key.ts";

export const POST = handlePlatform(createCliKeyContract, createCliKey);
