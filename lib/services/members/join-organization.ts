import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { Role } from "#lib/schemas/permission.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";

/** Why somebody may be in an organization, and as what. */
export type JoinGround = {
  organizationId: string;
  role: Role;
  /** Null: the settings let everybody in whose address is of a domain. */
  invitationId: string | null;
};

type Joining = JoinGround & { userId: string; email: string; ipAddress: string | null };

async function spendInvitation(tx: Prisma.TransactionClient, id: string, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now },
  });
  if (count === 0) throw new AppError("GONE", "The invitation is over");
}

/**
 * Makes somebody a member, by an invitation, which is used up, or by the settings, and writes that to the audit
 * log: by whichever door they come. Throws GONE when the invitation is over by now.
 */
export async function joinOrganization(
  ctx: Pick<ServiceContext, "now">,
  tx: Prisma.TransactionClient,
  { organizationId, role, invitationId, userId, email, ipAddress }: Joining,
): Promise<void> {
  const now = ctx.now();
  if (invitationId) await spendInvitation(tx, invitationId, now);
  const id = newId(ID_PREFIXES.member, now.getTime());
  await tx.member.createMany({
    data: { id, organizationId, userId, role, createdAt: now, updatedAt: now },
    skipDuplicates: true,
  });
  const resource = invitationId
    ? { action: "invitation.accept", resourceType: "invitation", resourceId: invitationId }
    : { action: "member.join", resourceType: "member", resourceId: id };
  const entry = {
    organizationId,
    projectId: null,
    actor: { type: "person", id: userId, name: email },
    ...resource,
    resourceName: email,
    before: null,
    after: { role },
    ipAddress,
  } as const;
  await recordAudit(inTransaction(tx), entry, now);
}
