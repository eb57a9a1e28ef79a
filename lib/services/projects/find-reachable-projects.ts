import { AppError } from "#lib/errors.ts";
import type { Project } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";
import { findVisibleProjects } from "./find-visible-projects.ts";

type ReachContext = Pick<PlatformContext, "db" | "caller">;

/** A project with the name of whom it belongs to. */
export type ReachableProject = Project & { organization: { name: string } };

/**
 * Returns the projects that the caller may work on, oldest first: of a person all that they may open, of a
 * key of an organization those that it was granted or else all, of any other key its own.
 */
export async function findReachableProjects(ctx: ReachContext): Promise<ReachableProject[]> {
  const { userId, keyKind, organizationId, projectId, grants } = ctx.caller;
  if (userId) return findVisibleProjects(ctx.db, userId);
  const granted = Object.keys(grants);
  const isOrganization = keyKind === "organization";
  return ctx.db.prisma.project.findMany({
    where: {
      organizationId,
      ...(isOrganization ? {} : { id: projectId ?? "" }),
      ...(isOrganization && granted.length > 0 ? { id: { in: granted } } : {}),
    },
    include: { organization: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
}

/** Returns the project of that id if the caller may work on it. Throws NOT_FOUND. */
export async function findReachableProject(
  ctx: ReachContext,
  id: string,
): Promise<ReachableProject> {
  const project = (await findReachableProjects(ctx)).find((candidate) => candidate.id === id);
  if (!project) throw new AppError("NOT_FOUND", "Team Not Found", { id });
  return project;
}

/**
 * Returns the project of that id if it may be managed: what a person may do was settled for one organization,
 * and says nothing of others that they belong to. Throws NOT_FOUND.
 */
export async function findManagedProject(ctx: ReachContext, id: string): Promise<ReachableProject> {
  const project = await findReachableProject(ctx, id);
  if (project.organizationId === ctx.caller.organizationId) return project;
  throw new AppError("NOT_FOUND", "Team Not Found", { id });
}
