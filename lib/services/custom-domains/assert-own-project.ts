import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Throws NOT_FOUND when a path names another project than the one that the caller works in. */
export function assertOwnProject(
  ctx: Pick<ServiceContext, "projectId">,
  id: string | undefined,
): void {
  if (id === undefined || id === ctx.projectId) return;
  throw new AppError("NOT_FOUND", "Project not found", { id });
}
