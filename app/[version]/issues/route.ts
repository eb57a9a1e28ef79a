import { handle } from "#lib/api/handle.ts";
import { listIssuesContract } from "#lib/contracts/issues.ts";
import { listIssues } from "#lib/services/issues/list-issues.ts";

export const GET = handle(listIssuesContract, listIssues);
