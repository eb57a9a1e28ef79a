import { handle } from "#lib/api/handle.ts";
import { unarchiveSourceContract } from "#lib/contracts/sources.ts";
import { enableSource } from "#lib/services/sources/enable-source.ts";

export const PUT = handle(unarchiveSourceContract, enableSource);
