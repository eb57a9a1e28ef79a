import type { User } from "#lib/schemas/account.ts";
import type { ServiceContext } from "#lib/services/context.ts";

const SEEN_EVERY_MS = 60_000;
/** A sign-in that waits for its second factor is over after this. */
const PENDING_MS = 10 * 60_000;

type SessionContext = Pick<ServiceContext, "db" | "now">;

export type FoundSession = {
  id: string;
  user: User;
  /** When its owner last proved to be there. */
  confirmedAt: Date | null;
  hasSecondFactor: boolean;
  /**
   * The organization that asks its members for a second factor, while its owner has none: nothing but
   * the account is open to them until they do.
   */
  secondFactorAskedBy: string | null;
};

async function readSession(ctx: SessionContext, sessionId: string) {
  return ctx.db.prisma.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: ctx.now() } },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      confirmedAt: true,
      secondFactorAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          secondFactor: { select: { confirmedAt: true } },
          members: {
            where: { organization: { mfaRequired: true } },
            select: { organization: { select: { name: true } } },
            take: 1,
          },
        },
      },
    },
  });
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof readSession>>>;

const hasSecondFactor = ({ user }: SessionRow) => Boolean(user.secondFactor?.confirmedAt);
const isPending = (row: SessionRow) => hasSecondFactor(row) && row.secondFactorAt === null;

/**
 * Returns the session while it is in force: neither revoked nor expired, its user still there, the second
 * factor given where there is one. Read from the database at every request, so that an end acts at once.
 * Notes the visit, at most once a minute.
 */
export async function findSession(
  ctx: SessionContext,
  sessionId: string,
): Promise<FoundSession | null> {
  const row = await readSession(ctx, sessionId);
  if (!row || isPending(row)) return null;
  const now = ctx.now();
  if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await ctx.db.prisma.session.updateMany({ where: { id: row.id }, data: { lastSeenAt: now } });
  }
  const { id, email, name } = row.user;
  return {
    id: row.id,
    user: { id, email, name },
    confirmedAt: row.confirmedAt,
    hasSecondFactor: hasSecondFactor(row),
    secondFactorAskedBy: hasSecondFactor(row)
      ? null
      : (row.user.members[0]?.organization.name ?? null),
  };
}

/** Returns whose sign-in waits for the second factor, null when none does or it waited too long. */
export async function findPendingSession(
  ctx: SessionContext,
  sessionId: string,
): Promise<{ id: string; userId: string; email: string } | null> {
  const row = await readSession(ctx, sessionId);
  if (!row || !isPending(row)) return null;
  if (ctx.now().getTime() - row.createdAt.getTime() > PENDING_MS) return null;
  return { id: row.id, userId: row.user.id, email: row.user.email };
}
