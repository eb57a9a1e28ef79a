import { handlePlatform } from "#lib/api/handle.ts";
import { listProjectMembersContract } from "#lib/contracts/members.ts";
import { listProjectMembers } from "#lib/services/projects/project-members.ts";

export const GET = handlePlatform(listProjectMembersContract, listProjectMembers);
