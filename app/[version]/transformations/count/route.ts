import { handle } from "#lib/api/handle.ts";
import { countTransformationsContract } from "#lib/contracts/transformations.ts";
import { countTransformations } from "#lib/services/transformations/count-transformations.ts";

export const GET = handle(countTransformationsContract, countTransformations);
