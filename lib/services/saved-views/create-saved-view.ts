import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { SavedViewInput, SavedViewModel } from "#lib/schemas/saved-view.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { assertMayShare } from "./assert-may-share.ts";
import { presentSavedView, visibleTo } from "./present-saved-view.ts";

/** As many as a menu can show, and more than anybody keeps in mind. */
const MOST_VIEWS = 100;

/** Saves a view of a list. A key has no private views: nobody would see them. */
export async function createSavedView(
  ctx: ServiceContext,
  input: SavedViewInput,
): Promise<SavedViewModel> {
  const { is_shared: isShared, ...view } = input;
  if (isShared) assertMayShare(ctx);
  else if (ctx.actor.userId === null) {
    throw validationError(["is_shared must be true for an API key"]);
  }
  const where = { ...visibleTo(ctx), list: view.list };
  if ((await ctx.db.prisma.savedView.count({ where })) >= MOST_VIEWS) {
    const message = `There are ${MOST_VIEWS} views of this list. Delete some first.`;
    throw new AppError("UNPROCESSABLE", message, { field: "list" });
  }
  const now = ctx.now();
  const row = await ctx.db.prisma.savedView.create({
    data: {
      id: newId(ID_PREFIXES.savedView, now.getTime()),
      projectId: ctx.projectId,
      userId: ctx.actor.userId,
      ...view,
      isShared,
      createdAt: now,
      updatedAt: now,
    },
  });
  return presentSavedView(row, ctx.actor.userId);
}
