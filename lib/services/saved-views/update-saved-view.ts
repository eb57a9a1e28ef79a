import type { SavedViewChanges, SavedViewModel } from "#lib/schemas/saved-view.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { assertMayShare } from "./assert-may-share.ts";
import { findSavedView } from "./find-saved-view.ts";
import { presentSavedView } from "./present-saved-view.ts";

/** Changes what the input names of a view. Only its maker makes it private again. */
export async function updateSavedView(
  ctx: ServiceContext,
  { id, name, filters, columns, is_shared: isShared }: SavedViewChanges & { id: string },
): Promise<SavedViewModel> {
  const { userId } = ctx.actor;
  const view = await findSavedView(ctx, id);
  if (isShared === true) assertMayShare(ctx);
  if (isShared === false && (userId === null || view.userId !== userId)) {
    throw validationError(["is_shared must be true for a view that somebody else made"]);
  }
  const row = await ctx.db.prisma.savedView.update({
    where: { id, projectId: ctx.projectId },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(filters === undefined ? {} : { filters }),
      ...(columns === undefined ? {} : { columns }),
      ...(isShared === undefined ? {} : { isShared }),
      updatedAt: ctx.now(),
    },
  });
  return presentSavedView(row, userId);
}
