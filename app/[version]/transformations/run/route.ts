import { handle } from "#lib/api/handle.ts";
import { testTransformationContract } from "#lib/contracts/transformations.ts";
import { testTransformation } from "#lib/services/transformations/test-transformation.ts";

export const PUT = handle(testTransformationContract, testTransformation);
