import { handlePlatform } from "#lib/api/handle.ts";
import { confirmCliLoginContract } from "#lib/contracts/cli-login.ts";
import { confirmCliLogin } from "#lib/services/cli-login/confirm-cli-login.ts";

export const POST = handlePlatform(confirmCliLoginContract, confirmCliLogin);
