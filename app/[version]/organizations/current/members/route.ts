import { handlePlatform } from "#lib/api/handle.ts";
import { listMembersContract } from "#lib/contracts/members.ts";
import { listMembers } from "#lib/services/members/list-members.ts";

export const GET = handlePlatform(listMembersContract, listMembers);
