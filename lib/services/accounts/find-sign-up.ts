import type { Role } from "#lib/schemas/permission.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { JoinGround } from "../members/join-organization.ts";
import type { AccountContext } from "./account-context.ts";

/**
 * Tells on what ground the owner of an address may make an account: an invitation that is open, else a domain
 * that the settings name. Null: on none.
 */
export async function findSignUp(
  ctx: AccountContext,
  tx: Pick<Prisma.TransactionClient, "invitation" | "organization">,
  email: string,
): Promise<JoinGround | null> {
  const invitation = await tx.invitation.findFirst({
    where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now() } },
    orderBy: { id: "desc" },
  });
  if (invitation) {
    const { id, organizationId, role } = invitation;
    return { organizationId, role: role as Role, invitationId: id };
  }
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (!ctx.signUp.domains.includes(domain)) return null;
  const organization = await tx.organization.findFirst({ orderBy: { id: "asc" } });
  if (!organization) return null;
  return { organizationId: organization.id, role: ctx.signUp.role, invitationId: null };
}
