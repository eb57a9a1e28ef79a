import { handle } from "#lib/api/handle.ts";
import { disableIssueTriggerContract } from "#lib/contracts/issue-triggers.ts";
import { disableIssueTrigger } from "#lib/services/issue-triggers/disable-issue-trigger.ts";

export const PUT = handle(disableIssueTriggerContract, disableIssueTrigger);
