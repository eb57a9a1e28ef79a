import { handle } from "#lib/api/handle.ts";
import {
  deleteSourceTypeContract,
  getSourceTypeContract,
  updateSourceTypeContract,
} from "#lib/contracts/source-types.ts";
import { deleteSourceType } from "#lib/services/source-types/delete-source-type.ts";
import { getSourceType } from "#lib/services/source-types/get-source-type.ts";
import { updateSourceType } from "#lib/services/source-types/update-source-type.ts";

export const GET = handle(getSourceTypeContract, getSourceType);
export const PUT = handle(updateSourceTypeContract, updateSourceType);
export const DELETE = handle(deleteSourceTypeContract, deleteSourceType);
