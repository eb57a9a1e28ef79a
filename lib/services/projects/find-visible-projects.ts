import type { Database } from "#lib/adapters/db.ts";
import { type Role, role } from "#lib/schemas/permission.ts";
import type { Project } from "../../../generated/prisma/client.ts";

/** A project that somebody may open, and as what. */
export type VisibleProject = Project & { organization: { name: string }; role: Role };

/**
 * Returns the projects that the user may open, oldest first: all of their organizations but the private
 * ones, which are for owners, admins and those who were let in.
 */
export async function findVisibleProjects(db: Database, userId: string): Promise<VisibleProject[]> {
  const isMember = { some: { userId } };
  const isAdmin = { some: { userId, role: { in: ["owner", "admin"] } } };
  const projects = await db.prisma.project.findMany({
    where: {
      organization: { members: isMember },
      OR: [{ isPrivate: false }, { organization: { members: isAdmin } }, { members: isMember }],
    },
    include: {
      organization: {
        select: { name: true, members: { where: { userId }, select: { role: true } } },
      },
    },
    orderBy: { id: "asc" },
  });
  return projects.map(({ organization, ...project }) => ({
    ...project,
    organization: { name: organization.name },
    role: role.parse(organization.members[0]?.role),
  }));
}
