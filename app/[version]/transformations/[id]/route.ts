import { handle } from "#lib/api/handle.ts";
import {
  deleteTransformationContract,
  getTransformationContract,
  updateTransformationContract,
} from "#lib/contracts/transformations.ts";
import { deleteTransformation } from "#lib/services/transformations/delete-transformation.ts";
import { getTransformation } from "#lib/services/transformations/get-transformation.ts";
import { updateTransformation } from "#lib/services/transformations/update-transformation.ts";

export const GET = handle(getTransformationContract, getTransformation);
export const PUT = handle(updateTransformationContract, updateTransformation);
export const DELETE = handle(deleteTransformationContract, deleteTransformation);
