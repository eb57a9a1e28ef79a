import { handle } from "#lib/api/handle.ts";
import {
  createIssueTriggerContract,
  listIssueTriggersContract,
  upsertIssueTriggerContract,
} from "#lib/contracts/issue-triggers.ts";
import { createIssueTrigger } from "#lib/services/issue-triggers/create-issue-trigger.ts";
import { listIssueTriggers } from "#lib/services/issue-triggers/list-issue-triggers.ts";
import { upsertIssueTrigger } from "#lib/services/issue-triggers/upsert-issue-trigger.ts";

export const GET = handle(listIssueTriggersContract, listIssueTriggers);
export const POST = handle(createIssueTriggerContract, createIssueTrigger);
export const PUT = handle(upsertIssueTriggerContract, upsertIssueTrigger);
