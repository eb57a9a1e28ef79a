import type { OwnAccountContext } from "../accounts/account-context.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";

/** Takes the second factor and its recovery codes off the account. Throws as `assertConfirmed` does. */
export async function removeSecondFactor(ctx: OwnAccountContext): Promise<{ removed: true }> {
  await assertConfirmed(ctx);
  const { id: userId, email } = ctx.session.user;
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const { count } = await tx.secondFactor.deleteMany({ where: { userId } });
    if (count > 0) await tellOwner(ctx, tx, { email, notice: "second-factor.removed" });
  });
  return { removed: true };
}
