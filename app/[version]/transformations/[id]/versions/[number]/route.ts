import { handle } from "#lib/api/handle.ts";
import { getTransformationVersionContract } from "#lib/contracts/transformations.ts";
import { getTransformationVersion } from "#lib/services/transformations/get-transformation-version.ts";

export const GET = handle(getTransformationVersionContract, getTransformationVersion);
