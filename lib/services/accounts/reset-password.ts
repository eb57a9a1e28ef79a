import { hashPassword } from "#lib/adapters/password-hash.ts";
import { AppError } from "#lib/errors.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { AccountContext } from "./account-context.ts";
import { limitTokens } from "./limit-tokens.ts";
import { spendToken } from "./one-time-tokens.ts";
import { tellOwner } from "./tell-owner.ts";

/**
 * Sets a new password by the link of a mail, once, and ends all sessions. Whoever did it signs in afterwards,
 * with the second factor where there is one. Throws UNPROCESSABLE for a link that does not work any more.
 */
export async function resetPassword(
  ctx: AccountContext,
  { token, password, ipAddress }: { token: string; password: string; ipAddress: string | null },
): Promise<void> {
  await limitTokens(ctx, ipAddress);
  const passwordHash = await hashPassword(password);
  await ctx.db.prisma.$transaction(async (tx) => {
    const { userId } = await spendToken(ctx, tx, "password-reset", { token });
    if (!userId) throw new AppError("NOT_FOUND", "Account not found");
    const { email } = await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await endSessions(ctx, tx, { userId });
    await tellOwner(ctx, tx, { email, notice: "password.changed" });
  });
}
