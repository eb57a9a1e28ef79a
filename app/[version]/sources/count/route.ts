import { handle } from "#lib/api/handle.ts";
import { countSourcesContract } from "#lib/contracts/sources.ts";
import { countSources } from "#lib/services/sources/count-sources.ts";

export const GET = handle(countSourcesContract, countSources);
