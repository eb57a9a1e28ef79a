import type { PlatformContext } from "../context.ts";
import { findReachableProject } from "../projects/find-reachable-projects.ts";
import { findCliLogin, presentCliLogin } from "./find-cli-login.ts";

/**
 * Lets a command line in, to act for the person who says so, with that project open. Its key is made when it
 * asks next. Throws NOT_FOUND when nothing waits under the code, or the person may not open the project.
 */
export async function confirmCliLogin(
  ctx: Pick<PlatformContext, "db" | "now" | "caller">,
  { code, team_id }: { code: string; team_id: string },
) {
  const login = await findCliLogin(ctx, code);
  const project = await findReachableProject(ctx, team_id);
  const confirmed = await ctx.db.prisma.deviceLogin.update({
    where: { id: login.id, confirmedAt: null },
    data: { userId: ctx.caller.userId, projectId: project.id, confirmedAt: ctx.now() },
  });
  return presentCliLogin(confirmed);
}
