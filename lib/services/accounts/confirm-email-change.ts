import { AppError } from "#lib/errors.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { AccountContext } from "./account-context.ts";
import { limitTokens } from "./limit-tokens.ts";
import { spendToken } from "./one-time-tokens.ts";
import { tellOwner } from "./tell-owner.ts";

type Input = { token: string; ipAddress: string | null };

/**
 * Moves an account to the address whose owner holds this link, ends its sessions, and tells both addresses.
 * Throws UNPROCESSABLE for a link that does not work any more, CONFLICT when the address has an account by now.
 */
export async function confirmEmailChange(
  ctx: AccountContext,
  { token, ipAddress }: Input,
): Promise<{ email: string }> {
  await limitTokens(ctx, ipAddress);
  return ctx.db.prisma.$transaction(async (tx) => {
    const { userId, email } = await spendToken(ctx, tx, "email-change", { token });
    const user = userId && (await tx.user.findUnique({ where: { id: userId } }));
    if (!user) throw new AppError("NOT_FOUND", "Account not found");
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      throw new AppError("CONFLICT", "This address has an account already");
    }
    await tx.user.update({ where: { id: user.id }, data: { email } });
    await endSessions(ctx, tx, { userId: user.id });
    await tellOwner(ctx, tx, { email: user.email, notice: "email.changed" });
    await tellOwner(ctx, tx, { email, notice: "email.changed" });
    return { email };
  });
}

/** Stops such a change by the link that the old address got. Throws UNPROCESSABLE when it is over. */
export async function stopEmailChange(
  ctx: AccountContext,
  { token, ipAddress }: Input,
): Promise<{ email: string }> {
  await limitTokens(ctx, ipAddress);
  return ctx.db.prisma.$transaction(async (tx) => {
    const { email } = await spendToken(ctx, tx, "email-change", { token, by: "cancelHash" });
    return { email };
  });
}
