import type { ServiceContext } from "#lib/services/context.ts";

/** Ends a session for good; its cookie is refused from the next request on. Safe to repeat. */
export async function revokeSession(
  ctx: Pick<ServiceContext, "db" | "now">,
  sessionId: string,
): Promise<void> {
  await ctx.db.prisma.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: ctx.now() },
  });
}
