import type { Prisma } from "../../../generated/prisma/client.ts";

type Membership = { userId: string; organizationId: string; now: Date };

/**
 * Takes an organization from a person: its private projects, the keys of command lines that act for them, and
 * their membership. Keys that they made for programs belong to the project and stay.
 */
export async function endMembership(
  tx: Prisma.TransactionClient,
  { userId, organizationId, now }: Membership,
): Promise<void> {
  await tx.member.deleteMany({ where: { userId, organizationId } });
  await tx.projectMember.deleteMany({ where: { userId, project: { organizationId } } });
  await tx.apiKey.updateMany({
    where: { userId, organizationId, kind: "cli", revokedAt: null },
    data: { revokedAt: now, updatedAt: now },
  });
}
