import { handlePlatform } from "#lib/api/handle.ts";
import { resendInvitationContract } from "#lib/contracts/members.ts";
import { resendInvitation } from "#lib/services/invitations/resend-invitation.ts";

export const POST = handlePlatform(resendInvitationContract, resendInvitation);
