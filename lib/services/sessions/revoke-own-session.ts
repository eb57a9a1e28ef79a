import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";

/** Ends one session of the account. Throws NOT_FOUND for one that is somebody else's, or over. */
export async function revokeOwnSession(
  ctx: OwnAccountContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  const { count } = await ctx.db.prisma.session.updateMany({
    where: { id, userId: ctx.session.user.id, revokedAt: null },
    data: { revokedAt: ctx.now() },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "Session not found", { id });
  return { id };
}
