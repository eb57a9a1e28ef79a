import type { ServiceContext } from "../context.ts";

/** What our own headers begin with where a project has not chosen otherwise. */
const DEFAULT_HEADER_PREFIX = "x-hookdeck";

/** Returns what the project's own headers begin with, without the trailing dash. */
export async function headerPrefix(ctx: Pick<ServiceContext, "db" | "projectId">): Promise<string> {
  const project = await ctx.db.prisma.project.findUnique({
    where: { id: ctx.projectId },
    select: { headerPrefix: true },
  });
  return project?.headerPrefix ?? DEFAULT_HEADER_PREFIX;
}
