import { hashPassword } from "#lib/adapters/password-hash.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { User } from "#lib/schemas/account.ts";
import { invitationModel } from "#lib/schemas/member.ts";
import type { ServiceContext } from "../context.ts";
import { joinOrganization } from "../members/join-organization.ts";
import { hashInvitationToken } from "./invitation-token.ts";
import { findInvitation } from "./look-at-invitation.ts";

type AcceptContext = Pick<ServiceContext, "db" | "now">;
/** Who accepts: somebody signed in, or somebody who makes an account by it. */
export type Guest = { user: User } | { user: null; name: string | null; password: string };
type Accept = { token: string; guest: Guest; ipAddress: string | null };

/**
 * Makes somebody a member by the link they got; returns their user's id. The link is for one address: somebody
 * signed in by another is refused, and so is a new password for an address that has an account. Throws GONE,
 * FORBIDDEN, UNAUTHORIZED.
 */
export async function acceptInvitation(
  ctx: AcceptContext,
  { token, guest, ipAddress }: Accept,
): Promise<string> {
  const { email } = await findInvitation(ctx.db.prisma, token, ctx.now());
  if (guest.user && guest.user.email !== email) {
    throw new AppError("FORBIDDEN", `The invitation is for ${email}: sign in by that address`);
  }
  const passwordHash = guest.user ? null : await hashPassword(guest.password);
  return ctx.db.prisma.$transaction(async (tx) => {
    // Of many that come by the same link at once each finds what the one before it has made of it.
    const tokenHash = hashInvitationToken(token);
    await tx.$queryRaw`SELECT 1 FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
    const invitation = await findInvitation(tx, token, ctx.now());
    let userId = guest.user?.id ?? null;
    if (!guest.user) {
      if (await tx.user.findUnique({ where: { email } })) {
        throw new AppError("UNAUTHORIZED", "There is an account of this address: sign in first");
      }
      userId = newId(ID_PREFIXES.user, ctx.now().getTime());
      await tx.user.create({ data: { id: userId, email, name: guest.name, passwordHash } });
    }
    if (userId === null) throw new AppError("UNAUTHORIZED", "Sign in first");
    const { id, organizationId } = invitation;
    const role = invitationModel.shape.role.parse(invitation.role);
    await joinOrganization(ctx, tx, {
      ...{ organizationId, role, invitationId: id },
      ...{ userId, email, ipAddress },
    });
    return userId;
  });
}
