import type { User } from "#lib/schemas/account.ts";
import type { ServiceContext } from "#lib/services/context.ts";

const SEEN_EVERY_MS = 60_000;

export type FoundSession = { id: string; user: User };

/**
 * Returns the session while it is in force: neither revoked nor expired, its user still there.
 * Read from the database at every request, so that an end acts at once. Notes the visit, at most once a
 * minute.
 */
export async function findSession(
  ctx: Pick<ServiceContext, "db" | "now">,
  sessionId: string,
): Promise<FoundSession | null> {
  const now = ctx.now();
  const session = await ctx.db.prisma.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, lastSeenAt: true, user: { select: { id: true, email: true, name: true } } },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await ctx.db.prisma.session.updateMany({
      where: { id: session.id },
      data: { lastSeenAt: now },
    });
  }
  return { id: session.id, user: session.user };
}
