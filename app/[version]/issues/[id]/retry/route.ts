import { handle } from "#lib/api/handle.ts";
import { retryIssueContract } from "#lib/contracts/issues.ts";
import { retryIssue } from "#lib/services/issues/retry-issue.ts";

export const POST = handle(retryIssueContract, retryIssue);
