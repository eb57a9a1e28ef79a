import { handlePublic } from "#lib/api/handle.ts";
import { startCliLoginContract } from "#lib/contracts/cli-login.ts";
import { startCliLogin } from "#lib/services/cli-login/start-cli-login.ts";

export const POST = handlePublic(startCliLoginContract, startCliLogin);
