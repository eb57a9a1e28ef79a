import { handle } from "#lib/api/handle.ts";
import { assignIssueContract } from "#lib/contracts/issues.ts";
import { assignIssue } from "#lib/services/issues/assign-issue.ts";

export const PUT = handle(assignIssueContract, assignIssue);
