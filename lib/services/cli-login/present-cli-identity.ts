import type { Database } from "#lib/adapters/db.ts";
import { AppError } from "#lib/errors.ts";
import type { CliIdentity } from "#lib/schemas/cli-login.ts";

type KeyOwner = { clientId: string; projectId: string; userId: string | null };

/** Tells a command line who it acts for. Throws UNAUTHORIZED when person or project are gone. */
export async function presentCliIdentity(
  db: Database,
  { clientId, projectId, userId }: KeyOwner,
): Promise<CliIdentity> {
  const [project, user] = await Promise.all([
    db.prisma.project.findUnique({ where: { id: projectId }, include: { organization: true } }),
    userId ? db.prisma.user.findUnique({ where: { id: userId } }) : null,
  ]);
  if (!project || (userId && !user)) throw new AppError("UNAUTHORIZED", "Unauthorized");
  return {
    user_id: user?.id ?? null,
    user_name: user ? (user.name ?? user.email) : null,
    user_email: user?.email ?? null,
    user_is_guest: false,
    organization_id: project.organizationId,
    organization_name: project.organization.name,
    team_id: project.id,
    team_name: project.name,
    team_name_no_org: project.name,
    team_mode: "inbound",
    team_type: "event_gateway",
    client_id: clientId,
  };
}
