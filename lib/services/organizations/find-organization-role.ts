import type { Database } from "#lib/adapters/db.ts";
import { type Role, role } from "#lib/schemas/permission.ts";

/** Returns the first organization that a person belongs to, and as what; null when there is none. */
export async function findOrganizationRole(
  db: Database,
  userId: string,
): Promise<{ organizationId: string; role: Role } | null> {
  const member = await db.prisma.member.findFirst({
    where: { userId },
    orderBy: { id: "asc" },
    select: { organizationId: true, role: true },
  });
  return member && { organizationId: member.organizationId, role: role.parse(member.role) };
}
