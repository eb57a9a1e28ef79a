import { handle } from "#lib/api/handle.ts";
import { previewIssueTriggerContract } from "#lib/contracts/issue-triggers.ts";
import { previewIssueTrigger } from "#lib/services/issue-triggers/preview-issue-trigger.ts";

export const POST = handle(previewIssueTriggerContract, previewIssueTrigger);
