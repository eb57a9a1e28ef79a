import { handlePlatform } from "#lib/api/handle.ts";
import { validateCliKeyContract } from "#lib/contracts/cli-login.ts";
import { validateCliKey } from "#lib/services/cli-login/validate-cli-key.ts";

export const GET = handlePlatform(validateCliKeyContract, validateCliKey);
