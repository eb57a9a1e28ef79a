import { handle } from "#lib/api/handle.ts";
import { snoozeIssueContract } from "#lib/contracts/issues.ts";
import { snoozeIssue } from "#lib/services/issues/snooze-issue.ts";

export const PUT = handle(snoozeIssueContract, snoozeIssue);
