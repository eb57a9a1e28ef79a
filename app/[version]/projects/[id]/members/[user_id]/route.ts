import { handlePlatform } from "#lib/api/handle.ts";
import { addProjectMemberContract, removeProjectMemberContract } from "#lib/contracts/members.ts";
import { addProjectMember, removeProjectMember } from "#lib/services/projects/project-members.ts";

export const PUT = handlePlatform(addProjectMemberContract, addProjectMember);
export const DELETE = handlePlatform(removeProjectMemberContract, removeProjectMember);
