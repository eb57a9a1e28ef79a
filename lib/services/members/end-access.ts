import type { Prisma } from "../../../generated/prisma/client.ts";

type Access = { userId: string; now: Date };

/** Ends all sign-ins of a person but `keptId`; they are refused from the next request on. */
export async function endSignIns(
  tx: Prisma.TransactionClient,
  { userId, now, keptId = "" }: Access & { keptId?: string },
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, id: { not: keptId } },
    data: { revokedAt: now },
  });
}

/**
 * Takes an organization from a person: its private projects, the keys of command lines that act for them, and
 * their membership. Keys that they made for programs belong to the project and stay.
 */
export async function endMembership(
  tx: Prisma.TransactionClient,
  { userId, organizationId, now }: Access & { organizationId: string },
): Promise<void> {
  await tx.member.deleteMany({ where: { userId, organizationId } });
  await tx.projectMember.deleteMany({ where: { userId, project: { organizationId } } });
  await tx.apiKey.updateMany({
    where: { userId, organizationId, kind: "cli", revokedAt: null },
    data: { revokedAt: now, updatedAt: now },
  });
}
