import { handle } from "#lib/api/handle.ts";
import { countIssuesOverTimeContract } from "#lib/contracts/issues.ts";
import { countIssuesOverTime } from "#lib/services/issues/count-issues-over-time.ts";

export const GET = handle(countIssuesOverTimeContract, countIssuesOverTime);
