import { handle } from "#lib/api/handle.ts";
import { countIssuesContract } from "#lib/contracts/issues.ts";
import { countIssues } from "#lib/services/issues/count-issues.ts";

export const GET = handle(countIssuesContract, countIssues);
