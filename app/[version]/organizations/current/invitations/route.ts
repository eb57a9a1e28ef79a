import { handlePlatform } from "#lib/api/handle.ts";
import { createInvitationContract, listInvitationsContract } from "#lib/contracts/members.ts";
import { createInvitation } from "#lib/services/invitations/create-invitation.ts";
import { listInvitations } from "#lib/services/invitations/list-invitations.ts";

export const GET = handlePlatform(listInvitationsContract, listInvitations);
export const POST = handlePlatform(createInvitationContract, createInvitation);
