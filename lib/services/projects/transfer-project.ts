import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { role } from "#lib/schemas/permission.ts";
import type { Project, ProjectTransfer } from "#lib/schemas/project.ts";
import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";
import { findManagedProject } from "./find-reachable-projects.ts";
import { presentProject } from "./present-project.ts";

/**
 * Gives a project to another organization. Its data, sources and keys go along; who may open it is for the
 * members of the other one from then on. Only somebody who may delete projects here and create them there may.
 * Throws NOT_FOUND, FORBIDDEN.
 */
export async function transferProject(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id, organization_id }: ProjectTransfer & { id: string },
): Promise<Project> {
  const userId = assertPerson(ctx.caller);
  await findManagedProject(ctx, id);
  if (!can(ctx.caller.role, "projects.delete")) {
    throw new AppError("FORBIDDEN", "Your role may not do this");
  }
  const row = await ctx.db.prisma.$transaction(async (tx) => {
    const place = { userId, organizationId: organization_id };
    const membership = await tx.member.findFirst({ where: place });
    if (!membership) {
      throw new AppError("NOT_FOUND", "Organization not found", { id: organization_id });
    }
    if (!can(role.parse(membership.role), "projects.create")) {
      throw new AppError(
        "FORBIDDEN",
        "Your role in the other organization may not create projects",
      );
    }
    const updatedAt = ctx.now();
    await tx.projectMember.deleteMany({ where: { projectId: id } });
    // Keys of command lines act for people, whom the other organization may not know.
    await tx.apiKey.updateMany({
      where: { projectId: id, kind: "cli", userId: { not: null } },
      data: { revokedAt: updatedAt, updatedAt },
    });
    await tx.apiKey.updateMany({
      where: { projectId: id },
      data: { organizationId: organization_id },
    });
    return tx.project.update({
      where: { id },
      data: { organizationId: organization_id, updatedAt },
    });
  });
  return presentProject(ctx, row);
}
