import type { Project } from "#lib/schemas/project.ts";
import type { PlatformContext } from "../context.ts";
import { findReachableProjects } from "./find-reachable-projects.ts";
import { presentProjects } from "./present-project.ts";

/** Lists the projects that the caller may open. The command line wants to see the organization in the name. */
export async function listProjects(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<Project[]> {
  const rows = await findReachableProjects(ctx);
  const projects = await presentProjects(ctx, rows);
  if (ctx.caller.keyKind !== "cli") return projects;
  return projects.map((project, index) => ({
    ...project,
    name: `[${rows[index]?.organization.name}] ${project.name}`,
  }));
}
