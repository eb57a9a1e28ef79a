import { handlePlatform } from "#lib/api/handle.ts";
import { removeMemberContract, updateMemberContract } from "#lib/contracts/members.ts";
import { removeMember } from "#lib/services/members/remove-member.ts";
import { updateMember } from "#lib/services/members/update-member.ts";

export const PUT = handlePlatform(updateMemberContract, updateMember);
export const DELETE = handlePlatform(removeMemberContract, removeMember);
