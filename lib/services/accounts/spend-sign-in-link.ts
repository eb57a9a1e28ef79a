import { AppError } from "#lib/errors.ts";
import { createSession, type SignInOrigin } from "../sessions/create-session.ts";
import type { AccountContext } from "./account-context.ts";
import { limitTokens } from "./limit-tokens.ts";
import { spendToken } from "./one-time-tokens.ts";
import { signUp } from "./sign-up.ts";

/**
 * Signs in whoever holds the link, once; makes their account first where that is allowed. Returns the new
 * session's id. Throws UNPROCESSABLE for a link that does not work any more.
 */
export async function spendSignInLink(
  ctx: AccountContext,
  { token, ...origin }: SignInOrigin & { token: string },
): Promise<string> {
  await limitTokens(ctx, origin.ipAddress);
  const userId = await ctx.db.prisma.$transaction(async (tx) => {
    const spent = await spendToken(ctx, tx, "sign-in", { token });
    if (spent.userId) return spent.userId;
    const known = await tx.user.findUnique({ where: { email: spent.email }, select: { id: true } });
    if (known) return known.id;
    const { ipAddress } = origin;
    return signUp(ctx, tx, { email: spent.email, name: null, ipAddress });
  });
  if (!userId) throw new AppError("FORBIDDEN", "Ask somebody of your organization to invite you");
  return createSession(ctx, { ...origin, userId, method: "link" });
}
