import type { ServiceContext } from "../context.ts";
import { findSavedView } from "./find-saved-view.ts";

/** Deletes a view. What it showed stays. */
export async function deleteSavedView(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await findSavedView(ctx, id);
  await ctx.db.prisma.savedView.deleteMany({ where: { id, projectId: ctx.projectId } });
  return { id };
}
