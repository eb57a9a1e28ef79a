import type { ServiceContext } from "#lib/services/context.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";

type Within = Pick<Prisma.TransactionClient, "session" | "oneTimeToken">;

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
  await tx.oneTimeToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId ? { NOT: { id: exceptId } } : {}) },
    data: { revokedAt: at },
  });
  return count;
}
