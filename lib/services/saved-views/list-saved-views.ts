import type { SavedViewList } from "#lib/schemas/saved-view.ts";
import type { ServiceContext } from "../context.ts";
import { presentSavedView, visibleTo } from "./present-saved-view.ts";

/** Lists the views that the caller sees, by name. There are few, so all come at once. */
export async function listSavedViews(
  ctx: ServiceContext,
  { list }: { list?: SavedViewList | undefined },
) {
  const rows = await ctx.db.prisma.savedView.findMany({
    where: { ...visibleTo(ctx), ...(list ? { list } : {}) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const models = rows.map((row) => presentSavedView(row, ctx.actor.userId));
  return { count: models.length, models };
}
