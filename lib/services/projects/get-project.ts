import type { Project } from "#lib/schemas/project.ts";
import type { PlatformContext } from "../context.ts";
import { findReachableProject } from "./find-reachable-projects.ts";
import { presentProject } from "./present-project.ts";

/** Returns a project that the caller may open. Throws NOT_FOUND. */
export async function getProject(
  ctx: Pick<PlatformContext, "db" | "caller">,
  { id }: { id: string },
): Promise<Project> {
  return presentProject(ctx, await findReachableProject(ctx, id));
}
