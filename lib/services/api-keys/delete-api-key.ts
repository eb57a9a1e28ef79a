import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Revokes a key for good: the next call with it is refused. Throws NOT_FOUND when there is none in force. */
export async function deleteApiKey(
  ctx: Pick<ServiceContext, "db" | "now" | "projectId">,
  input: { id: string },
): Promise<{ id: string }> {
  const now = ctx.now();
  const { count } = await ctx.db.prisma.apiKey.updateMany({
    where: { id: input.id, projectId: ctx.projectId, revokedAt: null },
    data: { revokedAt: now, updatedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "API key not found", { id: input.id });
  return { id: input.id };
}
