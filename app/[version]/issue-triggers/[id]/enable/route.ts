import { handle } from "#lib/api/handle.ts";
import { enableIssueTriggerContract } from "#lib/contracts/issue-triggers.ts";
import { enableIssueTrigger } from "#lib/services/issue-triggers/enable-issue-trigger.ts";

export const PUT = handle(enableIssueTriggerContract, enableIssueTrigger);
