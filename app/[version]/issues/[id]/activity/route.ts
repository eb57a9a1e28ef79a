import { handle } from "#lib/api/handle.ts";
import { listIssueActivityContract } from "#lib/contracts/issues.ts";
import { listActivity } from "#lib/services/issues/list-activity.ts";

export const GET = handle(listIssueActivityContract, listActivity);
