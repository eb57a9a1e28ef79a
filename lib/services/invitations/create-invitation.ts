import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { canAssign } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import {
  type CreatedInvitation,
  type InvitationInput,
  MAX_INVITATIONS,
} from "#lib/schemas/member.ts";
import { hashInvitationToken, newInvitationToken } from "./invitation-token.ts";
import { INVITATION_MS, type SendContext, sendInvitation } from "./send-invitation.ts";

/**
 * Invites the owner of an address to the caller's organization. An invitation that they have already is over.
 * Throws FORBIDDEN for a role that the caller may not give, RESOURCE_ALREADY_EXISTS for a member, CONFLICT
 * when too many wait.
 */
export async function createInvitation(
  ctx: SendContext,
  { email, role }: InvitationInput,
): Promise<CreatedInvitation> {
  const { organizationId, userId } = ctx.caller;
  if (!canAssign(ctx.caller.role, role)) {
    throw new AppError("FORBIDDEN", "Only an owner may make owners");
  }
  const now = ctx.now();
  const token = newInvitationToken();
  return ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId} FOR NO KEY UPDATE`;
    const member = await tx.member.findFirst({ where: { organizationId, user: { email } } });
    if (member) {
      throw new AppError("RESOURCE_ALREADY_EXISTS", "They are a member already", { id: member.id });
    }
    const open = { organizationId, acceptedAt: null, revokedAt: null };
    await tx.invitation.updateMany({ where: { ...open, email }, data: { revokedAt: now } });
    if ((await tx.invitation.count({ where: open })) >= MAX_INVITATIONS) {
      throw new AppError(
        "CONFLICT",
        `${MAX_INVITATIONS} invitations wait for an answer: revoke one first`,
      );
    }
    const row = await tx.invitation.create({
      data: {
        id: newId(ID_PREFIXES.invitation, now.getTime()),
        organizationId,
        email,
        role,
        tokenHash: hashInvitationToken(token),
        invitedById: userId,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
        createdAt: now,
      },
    });
    return sendInvitation(ctx, tx, row, token);
  });
}
