import { handle } from "#lib/api/handle.ts";
import { getSystemStatusContract } from "#lib/contracts/system.ts";
import { getSystemStatus } from "#lib/services/system/get-system-status.ts";

export const GET = handle(getSystemStatusContract, getSystemStatus);
