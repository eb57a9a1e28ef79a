import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";
import { assertMayShare } from "./assert-may-share.ts";
import { type SavedViewRow, visibleTo } from "./present-saved-view.ts";

/**
 * Returns a view to be changed. Throws NOT_FOUND, alike for unknown, foreign and other people's private ones,
 * and FORBIDDEN for a shared one that the caller may only look at.
 */
export async function findSavedView(ctx: ServiceContext, id: string): Promise<SavedViewRow> {
  const row = await ctx.db.prisma.savedView.findFirst({ where: { id, ...visibleTo(ctx) } });
  if (!row) throw new AppError("NOT_FOUND", "Saved view not found", { id });
  if (row.isShared) assertMayShare(ctx);
  return row;
}
