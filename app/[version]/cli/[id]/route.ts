import { handlePlatform } from "#lib/api/handle.ts";
import { updateCliClientContract } from "#lib/contracts/cli-login.ts";
import { updateCliClient } from "#lib/services/cli-login/update-cli-client.ts";

export const PUT = handlePlatform(updateCliClientContract, updateCliClient);
