import { handlePublic } from "#lib/api/handle.ts";
import { startCliGuestContract } from "#lib/contracts/cli-login.ts";
import { startCliGuest } from "#lib/services/cli-login/start-cli-login.ts";

export const POST = handlePublic(startCliGuestContract, startCliGuest);
