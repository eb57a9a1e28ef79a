import type { Project } from "#lib/schemas/project.ts";
import type { ServiceContext } from "../context.ts";
import { findVisibleProjects } from "./find-visible-projects.ts";
import { presentProject } from "./present-project.ts";

/** Lists the projects that the caller may open: of a person all, of an API key its own. */
export async function listProjects(
  ctx: Pick<ServiceContext, "db" | "actor" | "projectId">,
): Promise<Project[]> {
  const { userId } = ctx.actor;
  const rows = userId
    ? await findVisibleProjects(ctx.db, userId)
    : await ctx.db.prisma.project.findMany({ where: { id: ctx.projectId } });
  return rows.map(presentProject);
}
