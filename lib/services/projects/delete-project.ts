import { inTransaction } from "../configuration/change-configuration.ts";
import type { PlatformContext } from "../context.ts";
import { findManagedProject } from "./find-reachable-projects.ts";

/**
 * Deletes a project. From the commit on its keys are refused, its source URLs are gone and nothing of it can
 * be seen; a job then deletes what it held. Throws NOT_FOUND.
 */
export async function deleteProject(
  ctx: Pick<PlatformContext, "db" | "caller" | "now" | "queue">,
  { id }: { id: string },
): Promise<{ id: string }> {
  await findManagedProject(ctx, id);
  const now = ctx.now();
  await ctx.db.prisma.$transaction(async (tx) => {
    const ended = { where: { projectId: id, deletedAt: null }, data: { deletedAt: now } };
    // By updates, which tell every process that what it keeps of them is over.
    await tx.connection.updateMany(ended);
    await tx.source.updateMany(ended);
    await tx.destination.updateMany(ended);
    await tx.apiKey.deleteMany({ where: { projectId: id } });
    await tx.project.delete({ where: { id } });
    await ctx.queue.send("project.purge", [{ data: { projectId: id } }], inTransaction(tx));
  });
  return { id };
}
