import type { ServiceContext } from "#lib/services/context.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";

type Within = Pick<Prisma.TransactionClient, "session" | "oneTimeToken" | "user">;

/**
 * Ends all sessions of a user and every link that could start one, from the next request on: after a new
 * password, a removed member, a lowered role. `exceptId` is the session of whoever did it, which stays.
 * Returns how many ended.
 */
export async function endSessions(
  { now }: Pick<ServiceContext, "now">,
  tx: Within,
  { userId, exceptId }: { userId: string; exceptId?: string | undefined },
): Promise<number> {
  const at = now();
  const { email } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  // A link that was mailed before its address had an account names the address alone.
  await tx.oneTimeToken.updateMany({
    where: { usedAt: null, OR: [{ userId }, { userId: null, email }] },
    data: { usedAt: at },
  });
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId ? { NOT: { id: exceptId } } : {}) },
    data: { revokedAt: at },
  });
  return count;
}
