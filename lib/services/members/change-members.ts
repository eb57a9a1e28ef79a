import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";

/**
 * Runs `work` in one transaction that changes who is in the caller's organization. Such changes run one after
 * another, so that two owners who leave at once do not leave it without one. Throws CONFLICT when none is left.
 */
export function changeMembers<T>(
  ctx: Pick<PlatformContext, "db" | "caller">,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const { organizationId } = ctx.caller;
  return ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId} FOR NO KEY UPDATE`;
    const result = await work(tx);
    if ((await tx.member.count({ where: { organizationId, role: "owner" } })) === 0) {
      throw new AppError("CONFLICT", "This is the last owner: make somebody else the owner first");
    }
    return result;
  });
}
