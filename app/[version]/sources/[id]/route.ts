import { handle } from "#lib/api/handle.ts";
import {
  deleteSourceContract,
  getSourceContract,
  updateSourceContract,
} from "#lib/contracts/sources.ts";
import { deleteSource } from "#lib/services/sources/delete-source.ts";
import { getSource } from "#lib/services/sources/get-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";

export const GET = handle(getSourceContract, getSource);
export const PUT = handle(updateSourceContract, updateSource);
export const DELETE = handle(deleteSourceContract, deleteSource);
