import { handlePlatform } from "#lib/api/handle.ts";
import { getMeContract } from "#lib/contracts/accounts.ts";
import { getMe } from "#lib/services/accounts/get-me.ts";

export const GET = handlePlatform(getMeContract, getMe);
