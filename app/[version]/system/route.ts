import { handle } from "#lib/api/handle.ts";
import { getSystemContract } from "#lib/contracts/system.ts";
import { getSystem } from "#lib/services/system/get-system.ts";

export const GET = handle(getSystemContract, getSystem);
