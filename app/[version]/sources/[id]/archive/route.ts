import { handle } from "#lib/api/handle.ts";
import { archiveSourceContract } from "#lib/contracts/sources.ts";
import { disableSource } from "#lib/services/sources/disable-source.ts";

export const PUT = handle(archiveSourceContract, disableSource);
