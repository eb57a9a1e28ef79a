import { handle } from "#lib/api/handle.ts";
import {
  dismissIssueContract,
  getIssueContract,
  updateIssueContract,
} from "#lib/contracts/issues.ts";
import { dismissIssue } from "#lib/services/issues/dismiss-issue.ts";
import { getIssue } from "#lib/services/issues/get-issue.ts";
import { updateIssue } from "#lib/services/issues/update-issue.ts";

export const GET = handle(getIssueContract, getIssue);
export const PUT = handle(updateIssueContract, updateIssue);
export const DELETE = handle(dismissIssueContract, dismissIssue);
