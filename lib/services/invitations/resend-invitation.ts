import type { CreatedInvitation } from "#lib/schemas/member.ts";
import { findOpenInvitation } from "./find-open-invitation.ts";
import { hashInvitationToken, newInvitationToken } from "./invitation-token.ts";
import { INVITATION_MS, type SendContext, sendInvitation } from "./send-invitation.ts";

/** Sends an invitation again, with a new link for as long as at first. Throws NOT_FOUND. */
export async function resendInvitation(
  ctx: SendContext,
  { id }: { id: string },
): Promise<CreatedInvitation> {
  const token = newInvitationToken();
  const expiresAt = new Date(ctx.now().getTime() + INVITATION_MS);
  return ctx.db.prisma.$transaction(async (tx) => {
    await findOpenInvitation(tx, ctx.caller, id);
    const row = await tx.invitation.update({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { tokenHash: hashInvitationToken(token), expiresAt },
    });
    return sendInvitation(ctx, tx, row, token);
  });
}
