import { handlePlatform } from "#lib/api/handle.ts";
import { revokeInvitationContract } from "#lib/contracts/members.ts";
import { revokeInvitation } from "#lib/services/invitations/revoke-invitation.ts";

export const DELETE = handlePlatform(revokeInvitationContract, revokeInvitation);
