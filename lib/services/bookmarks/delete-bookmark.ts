import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Deletes a bookmark and the copy of its request. What was sent from it stays. */
export async function deleteBookmark(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  const where = { id, projectId: ctx.projectId };
  const { count } = await ctx.db.prisma.bookmark.deleteMany({ where });
  if (count === 0) throw new AppError("NOT_FOUND", "Bookmark not found", { id });
  return { id };
}
