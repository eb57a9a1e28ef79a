import { handle } from "#lib/api/handle.ts";
import {
  deleteIssueTriggerContract,
  getIssueTriggerContract,
  updateIssueTriggerContract,
} from "#lib/contracts/issue-triggers.ts";
import { deleteIssueTrigger } from "#lib/services/issue-triggers/delete-issue-trigger.ts";
import { getIssueTrigger } from "#lib/services/issue-triggers/get-issue-trigger.ts";
import { updateIssueTrigger } from "#lib/services/issue-triggers/update-issue-trigger.ts";

export const GET = handle(getIssueTriggerContract, getIssueTrigger);
export const PUT = handle(updateIssueTriggerContract, updateIssueTrigger);
export const DELETE = handle(deleteIssueTriggerContract, deleteIssueTrigger);
