import { handlePlatform } from "#lib/api/handle.ts";
import { getCliLoginContract } from "#lib/contracts/cli-login.ts";
import { getCliLogin } from "#lib/services/cli-login/find-cli-login.ts";

export const GET = handlePlatform(getCliLoginContract, getCliLogin);
