import { handlePublic } from "#lib/api/handle.ts";
import { pollCliLoginContract } from "#lib/contracts/cli-login.ts";
import { pollCliLogin } from "#lib/services/cli-login/poll-cli-login.ts";

export const GET = handlePublic(pollCliLoginContract, pollCliLogin);
