import type { getMeContract } from "#lib/contracts/accounts.ts";
import type { ContractOutput } from "#lib/contracts/contract.ts";
import type { PlatformContext } from "../context.ts";
import { listProjects } from "../projects/list-projects.ts";

/** Tells the caller who they are, as what, and where they may go. */
export async function getMe(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<ContractOutput<typeof getMeContract>> {
  const { userId, role, organizationId, projectId } = ctx.caller;
  const { prisma } = ctx.db;
  const user = userId
    ? await prisma.user.findUniqueOrThrow({
        where: { id: userId },
        select: { id: true, email: true, name: true },
      })
    : null;
  const organization = await prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { id: true, name: true },
  });
  return { user, role, team_id: projectId, organization, projects: await listProjects(ctx) };
}
