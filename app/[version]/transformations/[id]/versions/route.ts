import { handle } from "#lib/api/handle.ts";
import { listTransformationVersionsContract } from "#lib/contracts/transformations.ts";
import { listTransformationVersions } from "#lib/services/transformations/list-transformation-versions.ts";

export const GET = handle(listTransformationVersionsContract, listTransformationVersions);
