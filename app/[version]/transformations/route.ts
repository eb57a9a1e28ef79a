import { handle } from "#lib/api/handle.ts";
import {
  createTransformationContract,
  listTransformationsContract,
  upsertTransformationContract,
} from "#lib/contracts/transformations.ts";
import { createTransformation } from "#lib/services/transformations/create-transformation.ts";
import { listTransformations } from "#lib/services/transformations/list-transformations.ts";
import { upsertTransformation } from "#lib/services/transformations/upsert-transformation.ts";

export const GET = handle(listTransformationsContract, listTransformations);
export const POST = handle(createTransformationContract, createTransformation);
export const PUT = handle(upsertTransformationContract, upsertTransformation);
