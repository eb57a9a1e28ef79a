import { handle } from "#lib/api/handle.ts";
import { listIssuePeopleContract } from "#lib/contracts/issues.ts";
import { listIssuePeople } from "#lib/services/issues/issue-people.ts";

export const GET = handle(listIssuePeopleContract, listIssuePeople);
