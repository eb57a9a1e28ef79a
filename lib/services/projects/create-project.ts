import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { Project, ProjectInput } from "#lib/schemas/project.ts";
import type { PlatformContext } from "../context.ts";
import { addProject } from "./add-project.ts";
import { presentProject } from "./present-project.ts";

const DEFAULT_NAME = "New project";

/**
 * Creates a project in the caller's organization. A person is a member of the private one they create, and a
 * key that is limited to some projects gains it. Throws NOT_FOUND for another organization, FORBIDDEN for members
 * who would make one that everybody may open.
 */
export async function createProject(
  ctx: Pick<PlatformContext, "db" | "caller" | "now" | "secretBox">,
  { name = DEFAULT_NAME, organization_id, private: isPrivate = false }: ProjectInput,
): Promise<Project> {
  const { id: callerId, organizationId, userId, keyKind, grants } = ctx.caller;
  if (organization_id !== undefined && organization_id !== organizationId) {
    throw new AppError("NOT_FOUND", "Organization not found", { id: organization_id });
  }
  if (!isPrivate && !can(ctx.caller.role, "projects.create")) {
    const message = "Members make private projects: ask an admin for one that everybody may open";
    throw new AppError("FORBIDDEN", message, { field: "private" });
  }
  const row = await ctx.db.prisma.$transaction(async (tx) => {
    const project = await addProject(ctx, tx, { organizationId, name, isPrivate });
    const projectId = project.id;
    if (userId && isPrivate) await tx.projectMember.create({ data: { projectId, userId } });
    if (keyKind === "organization" && Object.keys(grants).length > 0) {
      const grant = JSON.stringify({ [projectId]: {} });
      await tx.$executeRaw`
        UPDATE api_key SET grants = grants || ${grant}::jsonb WHERE id = ${callerId}`;
    }
    return project;
  });
  return presentProject(ctx, row);
}
