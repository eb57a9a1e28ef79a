import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "../accounts/account-context.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";

async function assertNotAsked(ctx: OwnAccountContext): Promise<void> {
  const asking = await ctx.db.prisma.organization.findFirst({
    where: { mfaRequired: true, members: { some: { userId: ctx.session.user.id } } },
    select: { name: true },
  });
  if (!asking) return;
  throw new AppError("CONFLICT", `${asking.name} asks its members for a second factor`);
}

/**
 * Takes the second factor and its recovery codes off the account. Throws CONFLICT while an organization asks for
 * one, and as `assertConfirmed` does.
 */
export async function removeSecondFactor(ctx: OwnAccountContext): Promise<{ removed: true }> {
  await assertConfirmed(ctx);
  await assertNotAsked(ctx);
  const { id: userId, email } = ctx.session.user;
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const { count } = await tx.secondFactor.deleteMany({ where: { userId } });
    if (count > 0) await tellOwner(ctx, tx, { email, notice: "second-factor.removed" });
  });
  return { removed: true };
}
